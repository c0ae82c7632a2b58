"""The order of codings in every list: codes as in the codebook, documents as in the project, then place."""

import pandas as pd

from qda.analysis.frames.coded import Coded


def in_order(coded: Coded) -> pd.DataFrame:
    """The codings sorted by code, document, start, end and coder, so that the codings of one code in one
    document stand together."""
    return _sorted(coded, ["_code", "_document", "start", "end", "coder"])


def in_text_order(coded: Coded) -> pd.DataFrame:
    """The codings sorted by document, start, end, code and coder, as somebody meets them who reads."""
    return _sorted(coded, ["_document", "start", "end", "_code", "coder"])


def _sorted(coded: Coded, by: list[str]) -> pd.DataFrame:
    every = (*(code.code for code in coded.codebook), *coded.strangers)
    code = pd.Index(every, dtype=object).get_indexer(pd.Index(coded.codings["code"]))
    document = pd.Index(coded.documents["document"]).get_indexer(pd.Index(coded.codings["document"]))
    ranked = coded.codings.assign(_code=code, _document=document).sort_values(by, kind="stable")
    return ranked.drop(columns=["_code", "_document"]).reset_index(drop=True)
