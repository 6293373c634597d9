-- Hosts that share a public address share its rest.
create index host_by_address on host (address);
