"""The corpus in numbers, each with what it counts. Frozen data in, frozen data out: commands and pages show it."""
