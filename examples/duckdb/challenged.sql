-- Of an export that is attached as `news`; docs/queries.md has more, which run on it as well.

-- What becomes of the happenings that somebody is said to be behind: one column a status.
PIVOT (SELECT coalesce(actor, 'not told') AS actor, status FROM news.entries WHERE type <> 'denial')
ON status USING count(*) GROUP BY actor ORDER BY actor;

-- How much of what rests on a source is denied or contested.
SELECT sources.name AS source, count(*) AS happenings,
    count(*) FILTER (entries.status IN ('denied', 'contested')) AS challenged,
    round(100 * challenged / happenings) AS percent
FROM news.sources AS sources
JOIN news.entries AS entries ON entries.story_id = sources.story_id AND entries.id = sources.entry_id
WHERE entries.type <> 'denial'
GROUP BY sources.name ORDER BY challenged DESC, source;
