-- The sums of each county of the province over the facts as they hold and are known now, the way one would ask for them
-- where no sums are maintained.
SELECT county.id,
    COUNT(*) FILTER (WHERE place.level = 6) AS villages,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.status IS NOT NULL) AS reported,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.status = 'treated') AS treated,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.status = 'controlled') AS controlled,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.status = 'untreated') AS untreated,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.mode = 'reuse' AND village.status = 'treated') AS reuse,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.is_in_protection_zone = 1) AS protected,
    COUNT(*) FILTER (WHERE place.level = 6 AND village.is_in_protection_zone = 1 AND village.status = 'treated')
        AS protected_treated,
    SUM(village.covered_households)
        FILTER (WHERE place.level = 6 AND village.resident_households IS NOT NULL) AS covered,
    SUM(village.resident_households)
        FILTER (WHERE place.level = 6 AND village.covered_households IS NOT NULL) AS coverable,
    SUM(village.connected_toilet_households) FILTER (WHERE place.level = 6) AS toilets_connected,
    SUM(village.improved_toilet_households) FILTER (WHERE place.level = 6) AS toilets,
    SUM(village.registered_population) FILTER (WHERE place.level = 6) AS registered_population,
    SUM(village.resident_population) FILTER (WHERE place.level = 6) AS resident_population,
    SUM(village.resident_households) FILTER (WHERE place.level = 6) AS resident_households,
    COUNT(*) FILTER (WHERE place.level = 5) AS administrative_villages
FROM region_versions county
JOIN region_versions place ON place.path >= county.path AND place.path < county.path || '~' AND place.level >= 5
    AND place.is_ended = 0 AND place.valid_from <= :VALID AND place.valid_to > :VALID
    AND place.known_from <= :KNOWN AND place.known_to > :KNOWN
LEFT JOIN village_versions village ON village.id = place.id
    AND village.valid_from <= :VALID AND village.valid_to > :VALID
    AND village.known_from <= :KNOWN AND village.known_to > :KNOWN
WHERE county.level = 3 AND county.valid_from <= :VALID AND county.valid_to > :VALID
    AND county.known_from <= :KNOWN AND county.known_to > :KNOWN
GROUP BY county.id;
