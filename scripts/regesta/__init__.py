"""regesta: a static research website from an annotated corpus."""

__version__ = "1.0.0"
