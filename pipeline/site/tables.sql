-- What the story logs tell, as tables. Offsets count characters of the article's text or title; `stop` is exclusive.
-- Entries, events and articles are named within their story: an article can stand in two while these are merged.

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT,
    first_date TEXT,
    last_date TEXT,
    articles INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL,
    happenings INTEGER NOT NULL, -- entries that are no denials
    challenged INTEGER NOT NULL, -- happenings that are denied, contested or disputed
    follows TEXT,
    merged_into TEXT,
    last_seq INTEGER NOT NULL
);

CREATE TABLE articles (
    story_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL, -- in the order of arrival
    source_id TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    date TEXT,
    source_group TEXT NOT NULL,
    source_name TEXT NOT NULL, -- the group's: a wire, a publisher, or the outlet or file itself
    copy_of TEXT, -- the first of the story's articles with nearly the same text; absent of that one, and where none has
    PRIMARY KEY (story_id, id)
);
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX articles_by_outlet ON articles (outlet COLLATE NOCASE, story_id);
CREATE INDEX articles_by_group ON articles (source_group, source_name, outlet, source_id); -- what filters offer
CREATE INDEX articles_by_copy ON articles (story_id, copy_of);
CREATE INDEX articles_by_source ON articles (source_name COLLATE NOCASE, story_id);

CREATE TABLE credits (story_id TEXT NOT NULL, article_id TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX credits_of ON credits (story_id, article_id);

CREATE TABLE texts (
    article_id TEXT PRIMARY KEY,
    url TEXT,
    content_type TEXT NOT NULL,
    given_title TEXT, -- the title beside the text; offsets of events whose field is 'title' count in it
    text TEXT NOT NULL
);

CREATE TABLE masks (
    article_id TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX masks_of ON masks (article_id);

CREATE TABLE entries (
    story_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL, -- in the order of the timeline, from 1
    type TEXT NOT NULL,
    subtype TEXT NOT NULL,
    status TEXT NOT NULL,
    polarity TEXT NOT NULL, -- of the first mention, as is modality
    modality TEXT NOT NULL,
    actor TEXT, -- actor, party or speaker
    place TEXT,
    independent_sources INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    confirmed_by_denier BOOLEAN NOT NULL,
    in_own_voice BOOLEAN NOT NULL, -- whether an article says so itself
    PRIMARY KEY (story_id, id)
);

CREATE INDEX entries_by_kind ON entries (type, status);

CREATE TABLE roles ( -- an entry's arguments: those of its best-informed mentions
    story_id TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    iso3166 TEXT,
    least INTEGER,
    most INTEGER,
    iso8601 TEXT,
    amount REAL,
    currency TEXT
);
CREATE INDEX roles_of ON roles (story_id, entry_id);
CREATE INDEX roles_by_role ON roles (role, name); -- what filters offer
CREATE INDEX roles_by_name ON roles (name COLLATE NOCASE, role);
CREATE INDEX roles_by_text ON roles (text COLLATE NOCASE, role);

CREATE TABLE sources ( -- the independent sources that an entry stands on
    story_id TEXT NOT NULL, entry_id TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL
);
CREATE INDEX sources_of ON sources (story_id, entry_id);

CREATE TABLE voices ( -- who says so, but for those who deny it
    story_id TEXT NOT NULL, entry_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL
);
CREATE INDEX voices_of ON voices (story_id, entry_id);
CREATE INDEX voices_by_name ON voices (name COLLATE NOCASE);

CREATE TABLE figures ( -- the numbers of people given for an entry, and by which sources
    story_id TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    least INTEGER,
    most INTEGER,
    given_by TEXT NOT NULL
);
CREATE INDEX figures_of ON figures (story_id, entry_id);

CREATE TABLE mentions (
    story_id TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    field TEXT NOT NULL, -- 'text' or 'title'
    start INTEGER NOT NULL, -- of the trigger
    stop INTEGER NOT NULL,
    trigger TEXT NOT NULL,
    sentence TEXT NOT NULL,
    subtype TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    source TEXT NOT NULL,
    source_name TEXT NOT NULL,
    voice TEXT, -- the innermost source that the text names
    score REAL,
    PRIMARY KEY (story_id, event_id)
);
CREATE INDEX mentions_of_entry ON mentions (story_id, entry_id);
CREATE INDEX mentions_of_article ON mentions (article_id, story_id);

CREATE TABLE arguments (
    story_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    iso3166 TEXT,
    least INTEGER,
    most INTEGER,
    iso8601 TEXT,
    amount REAL,
    currency TEXT
);
CREATE INDEX arguments_of ON arguments (story_id, event_id);

CREATE TABLE attributions ( -- innermost source first
    story_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    source TEXT,
    start INTEGER,
    stop INTEGER,
    cue TEXT,
    name TEXT,
    direct BOOLEAN NOT NULL,
    anonymous BOOLEAN NOT NULL
);
CREATE INDEX attributions_of ON attributions (story_id, event_id);

CREATE TABLE denials ( -- a row a link; one without a link for a denial that denies no entry
    story_id TEXT NOT NULL,
    denial_id TEXT NOT NULL, -- the denial's own entry
    entry_id TEXT, -- the entry that it denies
    score REAL,
    counts BOOLEAN NOT NULL, -- whether the link is sure enough to change a status
    speaker TEXT, -- absent where the article itself denies it
    claim TEXT,
    claimant TEXT
);
CREATE INDEX denials_of ON denials (story_id, entry_id);
CREATE INDEX denials_by ON denials (story_id, denial_id);

CREATE TABLE status_history (
    story_id TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    status TEXT NOT NULL,
    seq INTEGER NOT NULL, -- of the log record that tells it
    article_id TEXT,
    date TEXT
);
CREATE INDEX history_of ON status_history (story_id, entry_id);

CREATE TABLE days ( -- how many events the articles of a day tell
    story_id TEXT NOT NULL, day TEXT, type TEXT NOT NULL, events INTEGER NOT NULL
);
CREATE INDEX days_of ON days (story_id);
CREATE INDEX days_by_day ON days (day, type, story_id, events);

CREATE TABLE dead_letters (
    number INTEGER PRIMARY KEY,
    stage TEXT NOT NULL, -- the step that failed
    source TEXT NOT NULL,
    error TEXT, -- the error's type, where it is known
    reason TEXT NOT NULL
);

CREATE TABLE offsets ( -- of a database that follows topics: the message that each partition is read from next
    topic TEXT NOT NULL, partition INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (topic, partition)
);

-- A row an article: MATCH finds its words in title and text, or in its events' sentences where the text is not here.
CREATE VIRTUAL TABLE search USING fts5 (
    story_id UNINDEXED, article_id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2"
);

CREATE VIEW denied_claims AS -- what is denied, by whom, and whose claim it is
SELECT entries.story_id, stories.title, entries.id AS entry_id, entries.type, entries.subtype, entries.actor,
    entries.place, entries.status, entries.independent_sources, denials.speaker AS denied_by, denials.claimant,
    denials.claim, denials.denial_id, denials.score, denials.counts
FROM denials
JOIN entries ON entries.story_id = denials.story_id AND entries.id = denials.entry_id
JOIN stories ON stories.id = denials.story_id;

CREATE VIEW happenings AS -- entries that are no denials, with their story and the days on which they are told
SELECT entries.*, stories.title,
    (SELECT min(articles.date) FROM mentions
        JOIN articles ON articles.story_id = mentions.story_id AND articles.id = mentions.article_id
        WHERE mentions.story_id = entries.story_id AND mentions.entry_id = entries.id) AS first_told
FROM entries JOIN stories ON stories.id = entries.story_id
WHERE entries.type <> 'denial';

CREATE VIEW deployments AS -- who moves whom where, when and how many, a row an actor and entry
SELECT happenings.story_id, happenings.id AS entry_id, actors.text AS actor_words,
    coalesce(actors.name, actors.text) AS actor, happenings.subtype, happenings.polarity, happenings.modality,
    happenings.place, times.iso8601 AS time, happenings.first_told, counts.text AS count, counts.least, counts.most,
    happenings.status, happenings.independent_sources
FROM happenings
JOIN roles AS actors
    ON actors.story_id = happenings.story_id AND actors.entry_id = happenings.id AND actors.role = 'actor'
LEFT JOIN roles AS times ON times.story_id = happenings.story_id AND times.entry_id = happenings.id
    AND times.role = 'time' AND times.position = 0
LEFT JOIN roles AS counts ON counts.story_id = happenings.story_id AND counts.entry_id = happenings.id
    AND counts.role = 'count' AND counts.position = 0
WHERE happenings.type = 'personnel_deployment';
