"""The report of the sample study in Word, read back."""

import json

import docx


def test_methods_tables_findings_and_counted_quotations_are_there(qda, finished_study, tmp_path):
    path = tmp_path / "report.docx"
    made = qda("report", "docx", path, folder=finished_study)
    assert made.returncode == 0, made.stderr
    document = docx.Document(str(path))
    lines = [paragraph.text for paragraph in document.paragraphs]
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading 1")]
    assert headings[0] == "Methods"
    assert {"Code frequencies", "Themes and codes", "Evidence of the findings", "Quotations"} <= set(headings)
    listed = json.loads(
        qda("report", "quotes", "durand_line", "--format", "json", folder=finished_study).stdout
    )["rows"]
    for row in listed:
        assert any(row["quote"] in line for line in lines)
        assert any(row["id"] in line and row["locator"] in line for line in lines)
    begin = lines.index("territory_and_rivals > durand_line")
    end = next(number for number in range(begin + 1, len(lines)) if " > " in lines[number])
    assert end - begin - 1 == 2 * len(listed)  # the passage, and where it stands
    assert lines[-1]  # quotations are put before an end that is taken away again
