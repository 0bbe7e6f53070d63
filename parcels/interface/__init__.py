"""Everything a person sees or types: command line, pages, map, reports, language."""
