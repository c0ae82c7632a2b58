"""The order of codings in every list: codes as in the codebook, documents as in the project, then place."""

import pandas as pd

from qda.analysis.coded import Coded


def in_order(coded: Coded) -> pd.DataFrame:
    """The codings sorted by code, document, start, end and coder, so that the codings of one code in one
    document stand together."""
    every = (*(code.code for code in coded.codebook), *coded.strangers)
    code = pd.Index(every, dtype=object).get_indexer(pd.Index(coded.codings["code"]))
    document = pd.Index(coded.documents["document"]).get_indexer(pd.Index(coded.codings["document"]))
    ranked = coded.codings.assign(_code=code, _document=document)
    ranked = ranked.sort_values(["_code", "_document", "start", "end", "coder"], kind="stable")
    return ranked.drop(columns=["_code", "_document"]).reset_index(drop=True)
