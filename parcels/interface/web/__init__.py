"""Pages and checks of our own beside Streamlit's: signing in and out, and what each request is let through with."""
