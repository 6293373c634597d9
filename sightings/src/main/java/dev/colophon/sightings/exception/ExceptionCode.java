package dev.colophon.sightings.exception;

/** A provision of law that may allow a use without a licence. */
public enum ExceptionCode {
    CN_24_2("China, Copyright Law 24(2)"),
    CN_24_3("China, Copyright Law 24(3)"),
    CN_24_6("China, Copyright Law 24(6)"),
    /** Of the Regulations on the Protection of the Right of Network Dissemination of Information. */
    CN_RPRND_6_1("China, RPRND 6(1)"),
    CN_RPRND_6_2("China, RPRND 6(2)"),
    CN_RPRND_6_3("China, RPRND 6(3)"),
    US_107_CRITICISM("US 17 USC 107: criticism, comment"),
    US_107_NEWS("US 17 USC 107: news reporting"),
    US_107_TEACHING("US 17 USC 107: teaching"),
    US_107_RESEARCH("US 17 USC 107: scholarship, research"),
    /** The third factor. */
    US_107_AMOUNT("US 17 USC 107(3)"),
    EU_17_7_A("EU 2019/790 17(7)(a)"),
    EU_17_7_B("EU 2019/790 17(7)(b)"),
    EU_5_3_D("EU 2001/29 5(3)(d)");

    private final String provision;

    ExceptionCode(String provision) {
        this.provision = provision;
    }

    /** As lawyers cite it. */
    public String provision() {
        return provision;
    }
}
