# quanteda: a dictionary of glob patterns, looked up in tokens, on two threads. NEAR is left out: a quanteda
# dictionary has no such operator. Words stand with all their forms, for quanteda has no lemmas.
#     Rscript rivals/quanteda.R TEXTS PATTERNS

missing <- Filter(function(name) !requireNamespace(name, quietly = TRUE), c("quanteda", "jsonlite", "stringi"))
if (length(missing)) {
  message(missing[1], " is not installed")
  quit(status = 3)
}
suppressPackageStartupMessages(library(quanteda))
quanteda_options(threads = 2, verbose = FALSE)

given <- commandArgs(trailingOnly = TRUE)
files <- sort(list.files(given[1], pattern = "\\.txt$", recursive = TRUE, full.names = TRUE))
texts <- vapply(files, function(file) stringi::stri_read_raw(file) |> rawToChar(), "")
Encoding(texts) <- "UTF-8"
rows <- jsonlite::fromJSON(given[2], simplifyVector = FALSE)

# Every combination of the forms of a phrase's words, as the phrase that a dictionary wants.
written <- function(row) {
  apply(expand.grid(lapply(row$forms, unlist), stringsAsFactors = FALSE), 1, paste, collapse = " ")
}
used <- Filter(function(row) row$kind != "near", rows)
entries <- tapply(seq_along(used), vapply(used, function(row) row$code, ""), function(at) {
  unique(unlist(lapply(used[at], written)))
}, simplify = FALSE)
book <- dictionary(lapply(entries, identity))

words <- tokens(corpus(texts), what = "word", remove_separators = TRUE)
found <- tokens_lookup(words, book, valuetype = "glob", case_insensitive = TRUE, nested_scope = "key")
hits <- sum(dfm(found, tolower = FALSE))
cat(sprintf('{"hits": %d, "unit": "matches"}\n', as.integer(hits)))
