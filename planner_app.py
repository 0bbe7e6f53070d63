"""The app; pages follow."""
