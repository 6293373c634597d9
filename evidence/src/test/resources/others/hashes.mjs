// Reads a WARC file with npm's warcio and prints a line for each response and resource: offset, SHA-256 of its payload, url.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const parser = new WARCParser(createReadStream(process.argv[2]));
for await (const record of parser) {
  const hash = createHash("sha256");
  // warcio hands out the payload decoded; what was sent has no encoding here.
  for await (const chunk of record) hash.update(chunk);
  if (record.warcType === "response" || record.warcType === "resource") {
    console.log(`${parser.offset} ${hash.digest("hex")} ${record.warcTargetURI}`);
  }
}
