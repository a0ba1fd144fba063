-- The words of an entry by its `place` (rowid), in two forms: e_ columns are exact, f_ columns folded (without marks).
-- `facets` has the terms of filters. Spaces separate words, and all characters beyond ASCII belong to words.
-- There are two indexes, since the best results match in their heads, which are a tenth of the text.
create virtual table heads using fts5(
  e_title, e_lead, e_by, f_title, f_lead, f_by, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- The whole text, including the heads.
create virtual table texts using fts5(
  e_text, f_text, facets,
  content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- All folded words, for correcting misspelled ones. FTS5's own vocabulary would read all places of a word to tell that
-- it exists. Words of removed articles stay until a rebuild.
create table spellings (
  term text primary key
) strict, without rowid;
