package dev.colophon.cases.calendar;

/** A length of time as laws say it. */
public sealed interface LegalPeriod {

    /** The longest of each kind. */
    int MOST = 1000;

    /** "At once", "expeditiously", "without undue delay": no day is named. */
    record Prompt() implements LegalPeriod {}

    /** Every day counts; when the last one is free, the next that is not. */
    record CalendarDays(int days) implements LegalPeriod {
        public CalendarDays {
            check(days);
        }
    }

    /** To the same date, or the last day of the month; when that is free, the next day that is not. */
    record Months(int months) implements LegalPeriod {
        public Months {
            check(months);
        }
    }

    /** Only days that are not free count. */
    record WorkingDays(int days) implements LegalPeriod {
        public WorkingDays {
            check(days);
        }
    }

    /** They run through nights and free days. */
    record Hours(int hours) implements LegalPeriod {
        public Hours {
            check(hours);
        }
    }

    /** Something is to be done not before one working day begins, and not after another ends. */
    record BusinessDayWindow(int first, int last) implements LegalPeriod {
        public BusinessDayWindow {
            check(first);
            check(last);
            if (last < first) {
                throw new IllegalArgumentException("ends before it begins: %d, %d".formatted(first, last));
            }
        }
    }

    /** Such as {@code 15 calendar days}. */
    default String words() {
        return switch (this) {
            case Prompt _ -> "prompt";
            case CalendarDays(int days) -> days + " calendar days";
            case Months(int months) -> months + " months";
            case WorkingDays(int days) -> days + " working days";
            case Hours(int hours) -> hours + " hours";
            case BusinessDayWindow(int first, int last) -> "%d to %d business days".formatted(first, last);
        };
    }

    private static void check(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a period is of 1 to %d: %d".formatted(MOST, count));
        }
    }
}
