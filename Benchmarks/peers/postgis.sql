-- Pairs with lengths by PostGIS: boundaries whose boxes meet, what they have in common, its length on the ellipsoid.
\set ON_ERROR_STOP on
CREATE TABLE outline AS SELECT number - 1 AS number, ST_Boundary(shape) AS line FROM region;
CREATE INDEX ON outline USING gist (line);
ANALYZE outline;
COPY (
  SELECT a, b, km AS length_km
  FROM (
    SELECT one.number AS a, other.number AS b,
           ST_Length(ST_CollectionExtract(ST_Intersection(one.line, other.line), 2)::geography) / 1000 AS km
    FROM outline AS one
    JOIN outline AS other ON one.number < other.number AND one.line && other.line AND ST_Intersects(one.line, other.line)
  ) AS common
  WHERE km > 0
) TO STDOUT WITH (FORMAT csv, HEADER);
