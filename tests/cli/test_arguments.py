"""What no command can take is refused before anything is made, and says which argument it is."""

from pathlib import Path

import pytest

from cscs_graph.cli import main


def _refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 2
) -> str:
    monkeypatch.setattr("sys.argv", ["cscs", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("load", ""), 2),
        (("--data", "", "status"), 2),
        (("--data=", "status"), 1),
        (("load", " "), 2),
        (("screen", "", "-o", "out"), 2),
    ],
)
def test_an_empty_argument_is_no_folder(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: tuple[str, ...],
    place: int,
) -> None:
    """A variable of the shell that is not set would load or make a database in the current folder."""
    monkeypatch.chdir(tmp_path)
    assert f"argument {place} is empty" in _refused(monkeypatch, capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_an_argument_of_another_encoding_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = b"\xd0\xe9.csv".decode("utf-8", "surrogateescape")
    assert "argument 2 is not UTF-8: '\\udcd0\\udce9.csv'" in _refused(monkeypatch, capsys, "load", name)


def test_data_in_a_file_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = _refused(monkeypatch, capsys, "--data", str(tmp_path / "file"), "status")
    assert str(tmp_path / "file") in said
    assert "File exists" in said


@pytest.mark.parametrize("path", ["/dev/null", "nowhere"])
def test_what_is_no_file_is_told_from_what_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    said = _refused(monkeypatch, capsys, "load", path)
    assert ("is neither a file nor a folder" if path == "/dev/null" else "does not exist") in said


def test_a_time_of_record_that_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = _refused(monkeypatch, capsys, "load", "--reference", "--recorded-at", "2020-02-30")
    assert (
        "--recorded-at: '2020-02-30' is no day of the calendar; a time of record is written 2018-06-01T00:00:00" in said
    )


def test_a_parameter_is_named_as_the_command_line_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An option with its dashes, what is stated by its place in capitals, as the usage line shows it."""
    said = _refused(monkeypatch, capsys, "ask", "cascade", "anyone", "--max-rows", "0")
    assert "--max-rows: 0 is less than 1" in said
    said = _refused(monkeypatch, capsys, "ask", "regimes", "anyone", "one", "one")
    assert "REGIME_B: 'one' is also REGIME_A" in said


@pytest.mark.parametrize("day", ["2020-02-30", "05/03/2018", "today"])
def test_a_day_that_cannot_be_read_is_told_with_its_parameter_and_its_form(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    said = _refused(monkeypatch, capsys, "ask", "cascade", "anyone", "--as-of", day)
    assert "--as-of: " in said
    assert "a day is written 2016-09-01, 2016-09 or 2016" in said


@pytest.mark.parametrize("command", ["ask search x", "status", "export neo4j-admin out", "derive names"])
def test_asking_where_no_store_is_makes_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    """A folder that is misspelt is told, not answered from a new store that holds nothing."""
    said = _refused(monkeypatch, capsys, "--data", str(tmp_path / "misspelt"), *command.split(), code=3)
    assert f"{tmp_path / 'misspelt'} holds no store" in said
    assert list(tmp_path.iterdir()) == []
