"""The command line in one process, on a small demo city that is put straight into a store."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from parcels.demo import DemoSize, demo_city
from parcels.domain.errors import InputRefused
from parcels.interface.cli import running
from parcels.interface.cli.app import FAMILIES, family
from parcels.interface.cli.running import language_of, main, spread
from parcels.service.access import system_actor
from parcels.service.workspace import init_workspace
from parcels.store.datasets import Counts, NewDataset, dataset_name, store_dataset

ACTOR = system_actor("tester")
NOW = datetime(2026, 11, 23, tzinfo=UTC)
DAY = "2026-11-23"


def stored_city(folder, size):
    city = demo_city(size)
    made = init_workspace(folder, name=city.name, now=NOW, actor=ACTOR, crs=city.crs, is_demo=True)
    names = ("platforms", "parcels", "roads", "utilities", "projects", "milestones", "readiness")
    frames = {name: getattr(city, name) for name in names}
    for kind in city.constraint_kinds:
        frames[dataset_name("constraints", kind)] = city.constraints[city.constraints["kind"] == kind].drop(
            columns="kind"
        )
    with made.store.unit_of_work(ACTOR.stamp(NOW)) as work:
        for name, frame in frames.items():
            counts = Counts(len(frame), len(frame))
            store_dataset(work, NewDataset(name, pd.DataFrame(frame), "test", "0" * 64, city.crs, counts))
    made.close()
    return str(folder)


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return stored_city(tmp_path_factory.mktemp("cli") / "city", DemoSize(parcels=300, projects=40))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return stored_city(tmp_path_factory.mktemp("cli") / "small", DemoSize(parcels=80, projects=10))


@pytest.fixture(scope="module")
def plan(ws, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans") / "plan"
    assert main(["plan", ws, "--out", str(folder), "--as-of", DAY, "--time-limit", "20", "--language", "en"]) == 0
    return folder


def answer(capsys, *words):
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_screen_writes_one_row_per_parcel_and_says_so_in_json(ws, tmp_path, capsys):
    code, found = answer(capsys, "screen", ws, "--out", str(tmp_path / "s.csv"), "--as-of", DAY)
    table = pd.read_csv(tmp_path / "s.csv")
    assert code == 0
    assert len(table) == len(found["parcels"]) == 300
    assert list(table.columns[:3]) == ["parcel_id", "area_m2", "inside_boundary_m2"]
    assert {f"{name.partition(':')[2]}_m2" for name in found["versions"] if ":" in name} <= set(table.columns)


def test_plan_writes_the_files_of_the_contract(plan):
    names = {path.name for path in plan.iterdir()}
    assert names == {
        "plan.json", "candidates.csv", "limits.csv", "usage.csv", "sites.gpkg", "plan.gpkg", "plan.xlsx"
    }  # fmt: skip
    document = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    assert {
        "status",
        "objective",
        "bound",
        "gap",
        "seconds",
        "chosen",
        "policy",
        "inputs",
        "refused",
    } <= document.keys()
    columns = list(pd.read_csv(plan / "candidates.csv").columns)
    assert columns[:6] == ["candidate", "project", "site", "atoms", "area_m2", "score"]


def test_sites_are_ranked_by_score(ws, plan, capsys):
    project = json.loads((plan / "plan.json").read_text(encoding="utf-8"))["assignments"][0]["project"]
    code, found = answer(capsys, "sites", ws, project, "--top", "3", "--as-of", DAY)
    scores = [site["score"] for site in found["sites"]]
    assert code == 0
    assert scores == sorted(scores, reverse=True)
    assert found["funnel"][0]["step"] == "universe"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_explain_tells_chosen_and_refused_projects_in_words(plan, capsys, language):
    document = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    one, other = document["assignments"][0]["project"], next(iter(document["refused"]))
    for project in (one, other):
        assert main(["explain", str(plan), project, "--language", language]) == 0
        text = capsys.readouterr().out
        assert project in text
        assert "cli-" not in text
        assert "column-" not in text
        assert "relaxation-" not in text


@pytest.mark.parametrize("suffix", [".pdf", ".html"])
def test_gate_writes_a_certificate_and_ends_with_one_unless_it_can_be_signed(ws, plan, tmp_path, capsys, suffix):
    project = json.loads((plan / "plan.json").read_text(encoding="utf-8"))["assignments"][0]["project"]
    paper = tmp_path / f"c{suffix}"
    code, found = answer(capsys, "gate", ws, project, "--out", str(paper), "--as-of", DAY)
    assert code == (0 if found["verdict"] == "can_sign" else 1)
    assert paper.read_bytes().startswith(b"%PDF" if suffix == ".pdf" else b"<!doctype html>")


def test_gate_without_a_chinese_font_says_what_to_install(ws, plan, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("parcels.interface.reports.paper.chinese_font", lambda: (_ for _ in ()).throw(no_font()))
    project = json.loads((plan / "plan.json").read_text(encoding="utf-8"))["assignments"][0]["project"]
    assert main(["gate", ws, project, "--out", str(tmp_path / "c.pdf"), "--language", "en", "--as-of", DAY]) == 2
    assert "fonts-noto-cjk" in capsys.readouterr().err
    assert not (tmp_path / "c.pdf").exists()


def no_font():
    return InputRefused("font_missing")


def test_check_lists_every_allocation_and_ends_with_one_if_something_fails(ws, plan, capsys):
    code, found = answer(capsys, "check", ws, "--as-of", DAY)
    assert code == (1 if found["failing"] else 0)
    assert len(found["allocations"]) >= 1


@pytest.mark.parametrize("suffix", [".gpkg", ".xlsx", ".geojson", ".pdf"])
def test_export_writes_each_format(ws, plan, tmp_path, capsys, suffix):
    code, found = answer(capsys, "export", ws, "--out", str(tmp_path / f"e{suffix}"), "--as-of", DAY)
    assert code == 0
    assert (tmp_path / f"e{suffix}").stat().st_size > 1000
    assert found["layers"]


def test_export_refuses_a_format_it_does_not_know(ws, tmp_path, capsys):
    code, found = answer(capsys, "export", ws, "--out", str(tmp_path / "e.dwg"))
    assert (code, found["error"]) == (2, "export_suffix")


def test_the_log_is_whole_and_a_wrong_anchor_is_seen(ws, plan, capsys):
    code, found = answer(capsys, "audit", "verify", ws)
    assert (code, found["whole"]) == (0, True)
    wrong = f"{found['head']['seq']}:{'0' * 64}"
    assert answer(capsys, "audit", "verify", ws, "--anchor", wrong)[0] == 1
    assert answer(capsys, "audit", "verify", ws, "--anchor", "nonsense")[0] == 2


def test_rules_are_listed_validated_and_compared(capsys):
    assert len(answer(capsys, "rules", "list", "--as-of", DAY)[1]["rules"]) > 20
    assert answer(capsys, "rules", "validate")[1]["valid"]
    assert answer(capsys, "rules", "diff", DAY, DAY)[1]["changes"] == {}


def test_reserve_prices_have_the_columns_of_the_contract(small, capsys):
    code, found = answer(capsys, "reserve", "price", small, "--as-of", DAY, "--time-limit", "20")
    assert code == 0
    assert found["reserve"]
    for row in found["reserve"]:
        assert list(row) == ["parcel_id", "plan_value", "plan_value_released", "price", "would_go_to"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_waiting_with_a_reserved_parcel_is_told_in_words_and_as_a_document(small, language, capsys):
    prices = answer(capsys, "reserve", "price", small, "--as-of", DAY, "--time-limit", "20")[1]["reserve"]
    for parcel in (row["parcel_id"] for row in prices):
        words = ["reserve", "wait", small, parcel, "--as-of", DAY, "--least-arrivals", "1", "--horizon", "4"]
        assert main([*words, "--language", language]) == 0
        text = capsys.readouterr().out
        assert parcel in text
        assert not re.search(r"waiting-|code-|column-", text)
        code, found = answer(capsys, *words)
        assert code == 0
        assert found["reserve_wait"]["sources"]["horizon_quarters"] == "given"


def test_demo_and_init_make_what_they_say_and_refuse_foreign_folders(tmp_path, capsys):
    assert answer(capsys, "demo", str(tmp_path / "d"), "--parcels", "60", "--projects", "10")[0] == 0
    assert (tmp_path / "d" / "projects.xlsx").is_file()
    assert answer(capsys, "init", str(tmp_path / "w"), "--name", "试验市")[1]["name"] == "试验市"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    assert answer(capsys, "demo", str(tmp_path / "mine"))[1]["error"] == "folder_foreign"
    assert answer(capsys, "init", str(tmp_path / "mine"))[0] == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["sites"], "usage_missing"),
        (["sites", "w", "p", "--top", "many"], "usage_bad_value"),
        (["sites", "w", "p", "--foo"], "usage_no_such_option"),
        (["plam"], "usage_no_such_command"),
        (["screen", "nowhere-at-all"], "workspace_missing"),
        (["screen", "w", "--as-of", "tomorrow"], "workspace_missing"),
        (["explain", "nowhere-at-all", "P1"], "plan_missing"),
        (["rules", "list", "--as-of", "tomorrow"], "date_not_iso"),
        (["rules", "validate", "--policy", "nowhere.toml"], "policy_missing"),
        (["sites", "w", "p", "more"], "usage_extra"),
        (["sites", "w", "p", "--json=3"], "usage_takes_no_value"),
        (["serve", "w", "--port", "0"], "usage_bad_value"),
        (["--debug"], "usage_no_command"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bad_input_is_one_sentence_and_exit_two(words, code, language, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--json", "--language", language]) == 2
    said = capsys.readouterr()
    document = json.loads(said.out)
    assert document["error"] == code
    assert document["message"] == said.err.strip()
    assert "\n" not in said.err.strip()
    assert not document["message"].startswith("error-")


@pytest.mark.parametrize(
    "words",
    [
        ["sites", "w", "p", "--top", "many"],
        ["sites", "w", "p", "--top", "0"],
        ["plan", "w", "--out", "p", "--gap", "wide"],
        ["sites", "w", "p", "more"],
        ["sites", "w", "p", "--language", "zh", "--top"],
        ["sites", "w", "p", "--json=3"],
        ["sites", "w", "p", "--language", "fr"],
        ["plan", "w", "--out", "p", "--seed", "9" * 5000],
        ["plan", "w", "--out", "p", "--seed", "1.5"],
        ["rules"],
        ["--json"],
        ["rules", "lst"],
        ["sites", "--top"],
        ["rules", "list", "--policy", "a", "--policy", "b"],
    ],
)
def test_a_usage_error_in_chinese_holds_no_english_sentence(words, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    assert main(words) == 2
    said = capsys.readouterr().err
    assert not re.search(r"[a-z]{2,} [a-z]{2,}", re.sub(r"parcels \w+", "", said))
    assert "{" not in said


def test_locks_that_cannot_be_read_or_hold_are_refused(ws, tmp_path, capsys):
    assert answer(capsys, "plan", ws, "--out", str(tmp_path / "p"), "--lock", "P1")[1]["error"] == "option_not_a_pair"
    assert not (tmp_path / "p").exists()


def test_an_unexpected_failure_gives_a_number_and_a_log_and_no_traceback(ws, capsys, monkeypatch):
    def breaks(*_, **__):
        raise RuntimeError("boom")

    monkeypatch.setattr("parcels.interface.cli.screening.screen", breaks)
    code, found = answer(capsys, "screen", ws)
    assert (code, found["error"]) == (3, "unexpected")
    log = Path(found["values"]["log"])
    assert log.parent == Path(ws) / "logs"
    assert "boom" in log.read_text(encoding="utf-8")
    assert "Traceback" not in found["message"]


def test_a_full_disk_and_ctrl_c_have_their_own_sentence_and_code(ws, capsys, monkeypatch):
    for error, code in ((OSError(28, "No space left on device"), 3), (KeyboardInterrupt(), 130)):

        def breaks(*_, raised=error, **__):
            raise raised

        monkeypatch.setattr("parcels.interface.cli.screening.screen", breaks)
        assert main(["screen", ws, "--language", "en"]) == code
        assert capsys.readouterr().err.startswith(("The disk is full", "Stopped"))


def test_help_of_every_command_teaches_with_an_example(capsys):
    for words in commands():
        for language in ("zh", "en"):
            assert main([*words, "--help", "--language", language]) == 0
            text = capsys.readouterr().out
            assert "cli-" not in text
            assert words == () or f"parcels {' '.join(words)}" in text.split("\n", 1)[1]


def commands():
    """Every command as words, from what the modules register."""
    found = []
    for module in FAMILIES:
        for name, node in family(module, running.Words("en")).commands.items():
            below = getattr(node, "commands", None)
            found += [(name, inner) for inner in below] if below else [(name,)]
    return found


def test_each_module_registers_the_commands_it_is_listed_with():
    assert {module: tuple(family(module, running.Words("en")).commands) for module in FAMILIES} == FAMILIES


def test_help_and_a_mistyped_command_start_without_the_heavy_libraries():
    heavy = [
        "geopandas",
        "pandas",
        "numpy",
        "shapely",
        "numba",
        "scipy",
        "highspy",
        "sqlalchemy",
        "streamlit",
        "fpdf",
        "xlsxwriter",
    ]
    script = (
        "import sys; from parcels.interface.cli.running import main; codes = [main(['--help']), main(['plam'])];"
        f"print(codes, [name for name in {heavy} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[0, 2] []"


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["import", "w", "--mapping", "a.toml", "--mapping=b.toml"], "--mapping"),
        (["import", "w", "--crs", "EPSG:4549", "--crs", "EPSG:4490"], "--crs"),
        (["sites", "w", "p", "--top", "3", "--as-of", DAY, "--top", "4"], "--top"),
        (["rules", "list", "--policy", "a", "--policy", "a"], "--policy"),
    ],
)
def test_an_option_for_one_value_given_twice_is_refused_and_both_values_are_named(words, option, capsys):
    code, found = answer(capsys, *words)
    assert (code, found["error"], found["values"]["option"]) == (2, "option_twice", option)
    assert len(found["values"]["values"].split(", ")) == 2


def test_the_document_of_commands_names_every_command_and_option(capsys):
    text = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    for words in commands():
        assert f"## `parcels {' '.join(words)}" in text
        part = text.split(f"## `parcels {' '.join(words)}", 1)[1].split("\n## ", 1)[0]
        main([*words, "--help", "--language", "en"])
        helped = capsys.readouterr().out
        options = {word for word in helped.replace(",", " ").replace(":", " ").split() if word.startswith("--")}
        common = {"--json", "--language", "--debug", "--help", "--no-json"}
        assert options - common <= {word.strip("`.,;)") for word in part.replace("(", " ").replace("`", " ").split()}


def test_a_command_that_needs_a_reason_says_so_and_shows_no_default(capsys):
    main(["reserve", "designate", "--help", "--language", "en"])
    assert "MISSING" not in capsys.readouterr().out
    assert main(["reserve", "designate", "x", "P", "--language", "en"]) == 2
    assert "--reason" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "environment", "language"),
    [
        ([], {}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "zh"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        (["--language", "en"], {"LANG": "zh_CN"}, "en"),
        (["--language=zh"], {"LANG": "en_US"}, "zh"),
    ],
)
def test_the_language_is_asked_for_then_that_of_the_locale_then_chinese(given, environment, language):
    assert language_of(given, environment) == language


def test_further_pairs_behind_an_option_belong_to_it():
    assert spread(["--ban", "A=1", "B=2", "--out", "x=y"]) == ["--ban", "A=1", "--ban", "B=2", "--out", "x=y"]
    assert spread(["import", "ws", "--constraints", "a=f", "b=g", "c=h", "--crs", "EPSG:1"]).count("--constraints") == 3


def test_further_constraint_files_belong_to_the_option_but_not_the_workspace(tmp_path):
    given = ["import", "--constraints", "a.gpkg:x", "b.gpkg", "flood=c.gpkg:y", "ws", "--crs", "EPSG:1"]
    assert spread(given) == [
        "import", "--constraints", "a.gpkg:x", "--constraints", "b.gpkg", "--constraints", "flood=c.gpkg:y", "ws",
        "--crs", "EPSG:1",
    ]  # fmt: skip
    (tmp_path / "my.city").mkdir()
    folder = str(tmp_path / "my.city")
    assert spread(["--constraints", "a.gpkg", folder]) == ["--constraints", "a.gpkg", folder]


@pytest.fixture(scope="module")
def demo_files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "d"
    assert main(["demo", str(folder), "--parcels", "60", "--projects", "10", "--language", "en"]) == 0
    return folder


@pytest.fixture
def empty(tmp_path, capsys):
    assert main(["init", str(tmp_path / "w")]) == 0
    capsys.readouterr()
    return tmp_path / "w"


def test_an_import_whose_report_cannot_be_written_says_that_the_data_are_stored(demo_files, empty, capsys):
    (empty / "reports").touch()
    code = main(["import", str(empty), "--parcels", str(demo_files / "parcels.gpkg"), "--language", "en"])
    said = capsys.readouterr()
    assert code == 1
    assert "The data are stored" in said.err
    assert f"Stored in {empty}, measured in EPSG:" in said.out


def test_a_dry_run_says_that_nothing_was_stored_and_repairs_may_be_spaced(demo_files, empty, capsys):
    words = ["--parcels", str(demo_files / "parcels.gpkg"), "--repair", "make_valid, drop_slivers", "--dry-run"]
    assert main(["import", str(empty), *words, "--language", "en"]) in (0, 1)
    assert "Dry run: nothing was stored" in capsys.readouterr().out
    assert answer(capsys, "screen", str(empty))[1]["error"] == "workspace_empty"


def test_tables_alone_are_stored_without_a_word_on_the_reference_system(demo_files, empty, capsys):
    assert main(["import", str(empty), "--projects", str(demo_files / "projects.csv"), "--language", "en"]) in (0, 1)
    assert f"Stored in {empty}.\n" in capsys.readouterr().out


def test_one_dataset_given_twice_is_refused(empty, capsys):
    code, found = answer(capsys, "import", str(empty), "--parcels", "a.gpkg", "--parcels", "b.gpkg")
    assert (code, found["error"]) == (2, "option_twice")


def test_a_file_the_system_refuses_is_told_in_words(ws, tmp_path, capsys):
    assert main(["screen", ws, "--out", str(tmp_path / "no" / "s.csv"), "--as-of", DAY, "--language", "zh"]) == 2
    assert "No such file" not in capsys.readouterr().err


def test_sites_fit_on_a_screen_with_the_findings_below_the_table(ws, plan, capsys):
    document = json.loads((plan / "plan.json").read_text(encoding="utf-8"))
    for project in [row["project"] for row in document["assignments"]][:4]:
        assert main(["sites", ws, project, "--top", "3", "--as-of", DAY, "--language", "en"]) == 0
        lines = capsys.readouterr().out.splitlines()
        table = lines[1 : lines.index("findings")] if "findings" in lines else lines[1:5]
        assert max(len(line.rstrip()) for line in table) <= 120, table


def test_names_cannot_steer_the_terminal(capsys):
    out = running.Output(running.Words("en"))
    out.table(["name"], [["\x1b[31mred\u202e"], ["[bold]x[/bold]"]])
    text = capsys.readouterr().out
    assert "\x1b" not in text
    assert "[bold]x[/bold]" in text


def test_main_reads_the_words_of_the_process(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["parcels", "rules", "validate", "--language", "en"])
    assert main() == 0
    assert "valid" in capsys.readouterr().out
