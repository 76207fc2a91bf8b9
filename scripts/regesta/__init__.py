"""regesta: a static research website from an annotated corpus."""

__version__ = "0.1.0"
