"""What commands print in Chinese: no English but codes, ids and names without a Chinese form."""

import csv
import json
import re
import signal
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from cscs_graph.cli import app, main
from cscs_graph.cli.render import console
from cscs_graph.model.language import LanguageCode
from cscs_graph.model.phrases import chinese, codes, rules, speak
from cscs_graph.resources import resource
from cscs_graph.scenarios import scenario_folders
from tests.conftest import Store

ASKED = (
    "ask search 福喜",
    "ask file shanghai-husi --as-of 2017-06-01",
    "ask file township-decision-dyeworks --as-of 2023-01-01",
    "ask cascade shanghai-husi --as-of 2017-06-01 --proof",
    "ask cascade shanghai-husi --as-of 2017-06-01 --superseded-rules",
    "ask cascade redlist-lost-company --as-of 2018-05-02",
    "ask cascade court-order-debtor --as-of 2019-01-01",
    "ask if-listed shanghai-husi court_defaulters --as-of 2024-01-01",
    "ask linkage shanghai-husi --as-of 2017-06-01",
    "ask roles shanghai-husi",
    "ask phoenix second-venture-listed --as-of 2020-06-01",
    "ask contamination joint-bid-bridge --as-of 2018-06-01 --proof",
    "ask contamination joint-bid-hospital --as-of 2019-06-03 --minimum-certainty statute",
    "ask repairs shanghai-husi --as-of 2017-06-01 --proof",
    "ask repair shanghai-husi-listing-company --as-of 2017-06-01 --say zh",
    "ask attribution township-decision-dyeworks --as-of 2023-01-01",
    "ask supervision shanghai-husi --as-of 2021-06-01",
    "ask regimes shanghai-husi mou_2014_2020 law_and_basic_list --as-of 2017-06-01",
    "ask control actual-control-bottom --as-of 2022-01-01 --proof",
    "ask control actual-control-ring-one --as-of 2022-01-01",
    "ask controlled actual-control-founder --as-of 2022-01-01",
    "ask tree actual-control-bottom --as-of 2022-01-01",
    "ask owners actual-control-bottom --as-of 2022-01-01",
    "ask share actual-control-founder actual-control-bottom --as-of 2022-01-01",
    "ask path actual-control-founder actual-control-bottom --as-of 2022-01-01",
    "ask listings --court court-order-court",
    "ask grades",
    "ask grades sta_taxpayer_2014",
    "ask if-graded sta_taxpayer_2014",
    "status",
    "reference",
    "reference criteria",
    "reference criteria tax_violations",
    "reference levels",
    "reference enforcers",
    "reference policies",
    "reference provinces",
    "reference catalogue",
    "reference sectors",
    "reference facts",
    "reference pilots",
    "reference duties",
    "reference to-confirm",
    "reference completeness",
)
pytestmark = pytest.mark.usefixtures("rules_kept")
CHINESE = "[\u3400-\u9fff]"
_ORIGINAL = re.compile(r"[^｜│：（“”]*?（英文原文）|（原文：[^（）]*）")
"""Words of a source that are said to be English."""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    handler, width = signal.getsignal(signal.SIGTERM), console.width
    console.width = 4000  # nothing is folded, so that words stay whole
    yield
    console.width = width
    signal.signal(signal.SIGTERM, handler)
    speak(LanguageCode.EN)


def printed(store: Store, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["--language", "zh", "--data", str(store.settings.data), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """Words in Latin letters that are ids, or stand in a Chinese text of the data."""
    found = {"bolt", "unknown"}
    for path in (resource("seed") / "reference").glob("*.csv"):
        for row in csv.DictReader(path.read_text("utf-8").splitlines()):
            for column, value in row.items():
                if column in {"id", "industries"} or re.search(CHINESE, value or ""):
                    found |= _words(value or "")
    for text in (
        *chinese().values(),
        *rules().values(),
        *(word for table in codes().values() for word in table.values()),
    ):
        found |= _words(text)
    for folder in scenario_folders():
        for line in (folder / "records.jsonl").read_text("utf-8").splitlines():
            found |= _of_record(json.loads(line))
    return frozenset(found)


def _of_record(record: dict[str, object]) -> set[str]:
    """Words of its ids and codes, and of its Chinese texts."""
    texts = [value for value in record.values() if isinstance(value, str)]
    former = [str(name).replace(" ", "-") for name in record.get("other_names") or ()]  # pyright: ignore
    return {word for text in (*texts, *former) if " " not in text or re.search(CHINESE, text) for word in _words(text)}


def _words(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]{2,}", text))


@pytest.mark.parametrize("asked", ASKED)
def test_no_english_is_printed_but_ids_and_names(store: Store, names: frozenset[str], asked: str) -> None:
    said = printed(store, *asked.split())
    assert re.search(CHINESE, said)
    assert _words(_ORIGINAL.sub("", said)) - names == set()


def test_json_is_the_same_in_every_language(store: Store) -> None:
    asked = ("ask", "repairs", "shanghai-husi", "--as-of", "2017-06-01", "--json")
    english = CliRunner().invoke(app, ["--data", str(store.settings.data), *asked])
    assert printed(store, *asked) == english.stdout


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (
            "ask repairs shanghai-husi --as-of 2017-06-01",
            (
                "“食品药品生产经营严重失信者名单”，自2016年起列入，由上海市市场监督管理局决定",
                "可申请日：2018年（依决定）",
                "不能移出的原因：条件未具备（履行义务）：移出须具备此项条件，但未载入相关记录。",
            ),
        ),
        (
            "ask contamination joint-bid-bridge --as-of 2018-06-01",
            ("最少须退出的主体：虚构丁混凝土有限公司；可消除风险",),
        ),
        (
            "ask cascade shanghai-husi --as-of 2017-06-01",
            ("限制参加政府采购活动", "其28个签署单位中的一个或者几个", "最早于2018年终止"),
        ),
        ("ask grades sta_taxpayer_2014", ("评定机关：国家税务总局", "自2014-10-01起至2025-07-01前")),
    ],
)
def test_a_reader_of_chinese_alone_learns_what_is_asked(store: Store, asked: str, lines: tuple[str, ...]) -> None:
    said = printed(store, *asked.split())
    for line in lines:
        assert line in said


@pytest.mark.parametrize(
    ("asked", "code", "message"),
    [
        ("ask cascade nobody", 3, "未载入主体“nobody”；这不说明该企业或者个人的信用状况"),
        ("ask cascade shanghai-husi --depth 1000000", 2, "depth：1000000超过上限10"),
        ("ask contamination", 2, "申报与主体须写且只能写其一"),
        (
            "ask cascade shanghai-husi --as-of 2020-02-30",
            2,
            "--as-of：“2020-02-30”不是日历上的日期；日期写作2016-09-01、2016-09或者2016",
        ),
        ("load missing.jsonl", 2, "missing.jsonl不存在"),
        ("schema --statements loads", 2, "没有名为“loads”的语句"),
        ("ask repair nobody", 3, "截至该时点没有列入记录“nobody”"),
    ],
)
def test_an_error_is_said_in_chinese(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    code: int,
    message: str,
) -> None:
    monkeypatch.setattr("sys.argv", ["cscs", "--language", "zh", "--data", str(store.settings.data), *asked.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert (ended.value.code, said.startswith("错误："), message in said) == (code, True, True), said
