package dev.colophon.cases.message.xarf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import dev.colophon.cases.message.OtherProgram;
import dev.colophon.cases.message.SampleNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** npm's ajv judges as networknt does: the standard's samples, what is left of them without a field, and what we write. */
class XarfToolsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void ajvAndNetworkntAgree() throws IOException {
        Map<String, String> reports = new TreeMap<>(XarfSchemas.samples());
        for (Map.Entry<String, String> sample : XarfSchemas.samples().entrySet()) {
            XarfVectorsTest.withoutOneField(sample.getValue())
                    .forEach((field, json) -> reports.put(sample.getKey() + " without " + field, json));
        }
        SampleReports.TYPES.forEach(
                type -> reports.put("ours " + type, XarfWriter.json(SampleReports.whole(type, SampleNotice.HOSTILE))));
        OtherProgram.npm(folder, "ajv@8");
        Path input = folder.resolve("reports.json");
        JSON.writeValue(input.toFile(), reports);
        Path program = Files.writeString(folder.resolve("judge.mjs"), """
                import Ajv from 'ajv/dist/2020.js';
                import fs from 'node:fs';
                import path from 'node:path';
                const ajv = new Ajv({strict: false, validateFormats: false, allErrors: true});
                const schemas = process.argv[2];
                for (const name of fs.readdirSync(schemas, {recursive: true})) {
                  if (name.endsWith('.json')) ajv.addSchema(JSON.parse(fs.readFileSync(path.join(schemas, name))));
                }
                const judge = ajv.getSchema('https://xarf.org/schemas/v4/xarf-v4-master.json');
                const verdicts = {};
                for (const [name, json] of Object.entries(JSON.parse(fs.readFileSync(process.argv[3])))) {
                  verdicts[name] = judge(JSON.parse(json));
                }
                fs.writeFileSync(process.argv[4], JSON.stringify(verdicts));
                """);
        Path output = folder.resolve("verdicts.json");
        OtherProgram.Result result = OtherProgram.run(
                folder,
                "node",
                program.toString(),
                XarfSchemas.folder().resolve("schemas/v4").toString(),
                input.toString(),
                output.toString());
        assertThat(result.status()).as(result.output()).isZero();
        JsonNode verdicts = JSON.readTree(output.toFile());
        Schema schema = XarfSchemas.master();
        assertThat(verdicts.size()).isEqualTo(reports.size()).isGreaterThan(500);
        reports.forEach((name, json) -> assertThat(verdicts.get(name).asBoolean())
                .as(name)
                .isEqualTo(XarfSchemas.faults(schema, json).isEmpty()));
        assertThat(XarfSchemas.samples().keySet())
                .allMatch(name -> verdicts.get(name).asBoolean());
    }
}
