"""Names that try to run, to break out, or to fool the eye: whatever shows a name must show these as text."""

RUN = "window.top.__ran=(window.top.__ran||[]).concat('{0}')"
RUNNING = (
    f'<img src=x onerror="{RUN.format("img")}">',
    f"`);{RUN.format('backtick')};(`",
    "${" + RUN.format("dollar") + "}",
    f"</script><script>{RUN.format('script')}</script>",
    f'\'"><svg onload="{RUN.format("svg")}">',
    "![image](http://foreign.example/x.png) [link](javascript:alert(1))",
    "{{ 'map_div' }} {% raw %}",
)
FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "\t=1")
ODD = ("名" * 300, "\u202e反转文字", "שלום مرحبا", "🏭🏗️园区👩‍💻", "a\u2028b\u2029c", "a\x00b\x1b[31mc", "")
NAMES = (*RUNNING, *ODD)
"""Those a map, page or paper may meet; a spreadsheet meets :data:`FORMULAS` as well."""
ALL = (*RUNNING, *FORMULAS, *ODD)
