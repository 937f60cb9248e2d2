"""What a run is told: `seed2book.toml`, the command line and the files' names. `config.py` is the way in."""
