"""Headings of reference lists, and of what stands below one, in the languages that are read."""

LISTS = (
    "references(?: cited)?", "bibliography", "works cited", "literature(?: cited)?", "reference list",
    "list of references", "cited works",
    "literaturverzeichnis", "literatur", "bibliographie", "quellenverzeichnis",  # German, French
    "références(?: bibliographiques)?", "referencias(?: bibliográficas)?", "bibliografía",
    "referências(?: bibliográficas)?", "bibliografia", "riferimenti(?: bibliografici)?",
    "literatuur(?:lijst)?", "referenties", "litteratur(?:liste|förteckning)?", "referenser", "referencer",
    "referanser", "lähteet", "lähdeluettelo", "kirjallisuus", "irodalom(?:jegyzék)?", "hivatkozások",
    "literatura", "seznam literatury", "kaynakça", "kaynaklar", "daftar pustaka", "erreferentziak",
    "литература", "список литературы", "література", "список літератури", "βιβλιογραφία", "αναφορές",
    "संदर्भ(?: ग्रंथ)?(?: सूची)?", "তথ্যসূত্র", "গ্রন্থপঞ্জি",
)  # fmt: skip
BELOW = (
    "appendix", "appendices", "acknowledge?ments?", "annex", "supplementary", "notes", "tables?", "figures?",
    "anhang", "anhänge", "danksagung", "anmerkungen", "endnoten", "tabellen?", "abbildung(?:en)?",
    "annexes?", "appendices?", "remerciements", "tableaux?", "anexos?", "apéndices?", "agradecimientos",
    "notas", "tablas?", "figuras?", "apêndices?", "agradecimentos", "tabelas?", "appendici", "allegat[oi]",
    "ringraziamenti", "tabell[ae]", "figur[ae]", "bijlagen?", "dankwoord", "noten", "figuren",
    "tillegg", "vedlegg", "noter", "tabell(?:er)?", "figur(?:er)?", "bilag(?:a|or)?", "tack",
    "liitt?e(?:et)?", "taulukko", "taulukot", "függelék(?:ek)?", "melléklet(?:ek)?", "táblázat(?:ok)?",
    "příloh[ay]", "dodat(?:ek|ki|ky)", "załącznik(?:i)?", "aneks(?:y)?", "ekler", "lampiran", "eranskinak?",
    "приложени[ея]", "додат(?:ок|ки)", "таблиц[аыі]", "παράρτημα(?:τα)?", "πίνακ(?:ας|ες)",
    "परिशिष्ट", "পরিশিষ্ট",
)  # fmt: skip
"""What belongs to no list: appendices, thanks, notes, tables and figures."""
