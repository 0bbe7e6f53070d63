"""Speed of ours beside the usual way, in one run: read the ratios, not the seconds.

``python -m benchmarks`` runs every module of this folder that has ``run(small: bool) -> dict``; ``--small`` takes small
data, names choose modules. ``run`` returns what is to be printed: text, numbers and tables like ``{"seconds": 1.2}``.
Two pairs of keys are judged: ``ratio`` (usual / ours) must reach ``target``, ``largest_error`` must not pass
``largest_error_allowed``.
"""
