"""The child process that opens one input file; imports third-party libraries and this folder only."""
