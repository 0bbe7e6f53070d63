"""The pages: each lays out components and calls services; nothing is computed here."""
