"""One file is one command: `add_arguments(parser)`, and `run(options, root)` which gives the exit status."""
