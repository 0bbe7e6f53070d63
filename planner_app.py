"""The app: ``streamlit run planner_app.py`` reads it as launcher (routes of the map), then as page script."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from parcels.interface.pages.failing import say_failure
    from parcels.interface.web.app import app_middleware, app_routes
    from parcels.interface.web.warming import warm_up

    warm_up()
    app = st.App(__file__, routes=app_routes(), middleware=app_middleware(), on_script_error=say_failure)
else:
    from parcels.interface.pages.router import main

    main()
