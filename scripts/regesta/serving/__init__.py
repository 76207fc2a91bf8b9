"""The site on this machine: as a static host answers (`handler`), and live, for who is editing it (`live`)."""
