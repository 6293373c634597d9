package dev.colophon.service.works;

import dev.colophon.registry.csv.WorksCsv;
import dev.colophon.registry.edit.WorkEdit;
import dev.colophon.registry.edit.WorkEditor;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.membership.CaseRightsholders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sets details of works as a person wants them; lists and tags no longer change these. */
public final class EditWorks {

    private final Settings settings;

    public EditWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * What somebody wants set, as they wrote it.
     *
     * @param works ids, or unambiguous starts or ends of them
     * @param owner name of a party, or its id
     * @param identifiers as {@code isrc=USRC17607839}
     * @param notIdentifiers that the works have not
     * @param fields what is said under a name; blank says nothing any more
     */
    public record Request(
            List<String> works,
            Optional<String> title,
            Optional<String> owner,
            Optional<String> policy,
            List<String> authorisedHosts,
            List<String> unauthorisedHosts,
            List<String> identifiers,
            List<String> notIdentifiers,
            Map<String, String> fields) {

        public Request {
            works = List.copyOf(works);
            authorisedHosts = List.copyOf(authorisedHosts);
            unauthorisedHosts = List.copyOf(unauthorisedHosts);
            identifiers = List.copyOf(identifiers);
            notIdentifiers = List.copyOf(notIdentifiers);
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Edits all of them or none.
     *
     * @throws ServiceException when nothing is to be set, or a value cannot be meant
     */
    public List<EditedWork> edit(Actor actor, Request request) {
        actor.require(Permission.REGISTER);
        WorkEdit edit = parsed(request);
        if (edit.isEmpty()) {
            throw usage("nothing to change: name what to set, such as --title; `colophon works edit --help` lists it");
        }
        return CatalogueChange.use(settings, actor, catalogue -> {
            List<Work> works = request.works().stream()
                    .map(catalogue.works()::get)
                    .distinct()
                    .toList();
            Map<Work, List<WorkEvent.Change>> changes = catalogue.write((dsl, events) -> {
                WorkEditor editor = new WorkEditor(catalogue.organisation(), events);
                Map<Work, List<WorkEvent.Change>> made = new LinkedHashMap<>();
                works.forEach(work -> made.put(work, editor.edit(dsl, work.id(), edit)));
                List<String> edited = works.stream().map(Work::id).toList();
                new LicenceRules(events.ids()).changed(dsl, edited);
                int _ = CaseRightsholders.changed(dsl, edited, events.clock().instant(), Optional.of(actor.name()));
                return made;
            });
            return changes.entrySet().stream()
                    .map(one ->
                            new EditedWork(catalogue.works().get(one.getKey().id()), one.getValue()))
                    .toList();
        });
    }

    private static WorkEdit parsed(Request request) {
        WorkEdit edit = spelled(request);
        edit.identifiers().stream()
                .filter(one -> edit.notIdentifiers().stream()
                        .anyMatch(other ->
                                other.scheme() == one.scheme() && other.normal().equals(one.normal())))
                .findFirst()
                .ifPresent(both -> {
                    throw usage("the identifier %s is both given and removed: name it once".formatted(both));
                });
        edit.authorised().stream()
                .filter(edit.unauthorised()::contains)
                .findFirst()
                .ifPresent(both -> {
                    throw usage("the host %s is both authorised and removed: name it once".formatted(both.name()));
                });
        return edit;
    }

    private static WorkEdit spelled(Request request) {
        try {
            return new WorkEdit(
                    request.title(),
                    request.owner(),
                    request.policy().map(Policy::parse),
                    request.authorisedHosts().stream().map(Host::whole).toList(),
                    request.unauthorisedHosts().stream().map(Host::parse).toList(),
                    request.identifiers().stream().map(EditWorks::identifier).toList(),
                    request.notIdentifiers().stream().map(EditWorks::identifier).toList(),
                    fields(request.fields()));
        } catch (RegistryException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** Under the names that lists use: what has a place of its own there is no field beside it. */
    private static Map<String, String> fields(Map<String, String> said) {
        Map<String, String> fields = new LinkedHashMap<>();
        said.forEach((name, content) -> {
            Optional<String> column = WorksCsv.column(name);
            if (column.isPresent() && !WorksCsv.isField(column.get())) {
                throw usage(
                        "`%s` is no field: a work has that by itself; `colophon works edit --help` lists how to set it"
                                .formatted(name));
            }
            if (fields.put(column.orElse(StatedField.name(name)), content) != null) {
                throw usage("the field `%s` is given twice: name it once".formatted(name));
            }
        });
        return fields;
    }

    private static Identifier identifier(String text) {
        int equals = text.indexOf('=');
        IdentifierScheme scheme = Optional.of(text.substring(0, Math.max(0, equals)))
                .flatMap(IdentifierScheme::named)
                .orElseThrow(() -> usage("`%s` is no identifier: write it like isbn=9780306406157; known are %s"
                        .formatted(
                                text,
                                Arrays.stream(IdentifierScheme.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
        try {
            return Identifier.parse(scheme, text.substring(equals + 1));
        } catch (InvalidIdentifierException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private static ServiceException usage(String message) {
        return new ServiceException(Category.USAGE, message);
    }
}
