"""Taking captures in: files on a disk to conversions that are proved, in as many processes as there are processors."""
