package dev.colophon.service.job;

import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.json.JsonLines;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order and what whoever gave it was permitted, as the payload of a task holds it. */
record WrittenOrder(
        Order order,
        @Nullable String owner,
        @Nullable String title,
        @Nullable String work,
        @Nullable String host,
        @Nullable String number,
        @Nullable String reader,
        @Nullable List<String> sightings,
        @Nullable List<String> addresses,
        @Nullable Boolean claimed,
        List<Permission> permissions) {

    /** Which. */
    enum Order {
        REGISTER,
        ADD,
        CHECK,
        KEEP,
        EVIDENCE,
        LOOK,
        RENEW
    }

    /** The payload of an order. */
    static String payload(JobOrder order, Actor asker) {
        List<Permission> permissions = asker.permissions().stream().sorted().toList();
        return JsonLines.line(
                switch (order) {
                    case JobOrder.Register register ->
                        new WrittenOrder(
                                Order.REGISTER,
                                register.owner().orElse(null),
                                register.title().orElse(null),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                permissions);
                    case JobOrder.Add add ->
                        new WrittenOrder(
                                Order.ADD, null, null, add.work(), null, null, null, null, null, null, permissions);
                    case JobOrder.Check check ->
                        new WrittenOrder(
                                Order.CHECK,
                                null,
                                null,
                                null,
                                check.host().orElse(null),
                                null,
                                null,
                                null,
                                check.addresses(),
                                null,
                                permissions);
                    case JobOrder.Keep _ ->
                        new WrittenOrder(Order.KEEP, null, null, null, null, null, null, null, null, null, permissions);
                    case JobOrder.Renew _ ->
                        new WrittenOrder(
                                Order.RENEW, null, null, null, null, null, null, null, null, null, permissions);
                    case JobOrder.Evidence evidence ->
                        new WrittenOrder(
                                Order.EVIDENCE,
                                null,
                                null,
                                null,
                                null,
                                evidence.number(),
                                evidence.reader().tag(),
                                null,
                                null,
                                null,
                                permissions);
                    case JobOrder.Look look ->
                        new WrittenOrder(
                                Order.LOOK,
                                null,
                                null,
                                null,
                                null,
                                look.number(),
                                null,
                                look.sightings(),
                                null,
                                look.claimed(),
                                permissions);
                });
    }

    static WrittenOrder read(String payload) {
        return JsonLines.read(payload, WrittenOrder.class);
    }

    /** The order itself. */
    JobOrder toOrder() {
        return switch (order) {
            case REGISTER -> new JobOrder.Register(Optional.ofNullable(owner), Optional.ofNullable(title));
            case ADD -> new JobOrder.Add(Objects.requireNonNull(work));
            case CHECK ->
                new JobOrder.Check(
                        Optional.ofNullable(host),
                        Optional.ofNullable(addresses).orElse(List.of()));
            case KEEP -> new JobOrder.Keep();
            case RENEW -> new JobOrder.Renew();
            case EVIDENCE ->
                new JobOrder.Evidence(
                        Objects.requireNonNull(number),
                        Optional.ofNullable(reader).flatMap(Language::of).orElse(Language.ENGLISH));
            case LOOK ->
                new JobOrder.Look(
                        Objects.requireNonNull(number),
                        Objects.requireNonNull(sightings),
                        Boolean.TRUE.equals(claimed));
        };
    }

    /** Whoever gave it, with what they were permitted then. */
    Actor asker(Organisation organisation, String name, Optional<String> account) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        all.addAll(permissions);
        return new Actor(organisation, name, all, account);
    }
}
