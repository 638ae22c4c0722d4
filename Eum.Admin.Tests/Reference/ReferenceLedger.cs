using System.Globalization;

namespace Eum.Admin.Tests.Reference;

/// <summary>
/// One line of the reference's books. A PAY holds what it earned; a CANCEL what it took back (positive won).
/// At is KST. BudgetYear is the purchase's, also of its CANCEL: a cancel charges the original month (§11.5) while the
/// books of that month are open, as they are here. Before is the month to date of a PAY; of a CANCEL it is the charge
/// money that was still bought. Own and OperatorSaid are compared as the file gives them: ≥ 0 for both kinds.
/// </summary>
internal sealed record Booking(
    string Tx, string Kind, string Original, DateTime At, string Member, Facts Facts,
    decimal Amount, decimal Eligible, decimal Before, Breakdown Given, decimal OperatorSaid, int BudgetYear)
{
    public int Sign => Kind == "PAY" ? 1 : -1;
    public decimal Difference => Given.Total - OperatorSaid;
}

/// <summary>Replays the payments of operator files one by one in the order of their approval.</summary>
internal sealed class ReferenceLedger(ReferenceRules rules)
{
    private readonly ReferenceWorld world = new();
    private readonly List<Dictionary<string, string>> waiting = [];
    private readonly Dictionary<string, decimal> counters = [];
    private readonly Dictionary<string, Purchase> purchases = [];

    public List<Booking> Bookings { get; } = [];
    public List<string> Duplicates { get; } = [];
    public List<string> Refused { get; } = [];

    public void Read(IEnumerable<string> paths)
    {
        foreach (var file in paths.Select(CsvFile.Read))
            if (file.Kind == "payments")
                waiting.AddRange(file.Rows);
            else
                world.Read(file);
    }

    public void Replay()
    {
        var ordered = waiting
            .Select(row => (At: Kst(row["approved_at"]), Row: row))
            .OrderBy(line => line.At)
            .ThenBy(line => line.Row["tx_id"], StringComparer.Ordinal);
        var seen = new HashSet<string>();
        foreach (var (at, row) in ordered)
            if (!seen.Add(row["tx_id"]))
                Duplicates.Add(row["tx_id"]);
            else if (row["kind"] == "PAY")
                Pay(at, row);
            else
                Cancel(at, row);
    }

    private void Pay(DateTime at, Dictionary<string, string> row)
    {
        var facts = world.FactsOf(row["card_id"], row["merchant_id"], row["channel"], DateOnly.FromDateTime(at));
        var month = at.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var member = $"{row["member_id"]} {month}";
        var programme = $"{member} {facts.Programme}-{facts.Group}";
        var before = counters.GetValueOrDefault(member);
        var programmeBefore = counters.GetValueOrDefault(programme);
        // domain.md §11.3 and §11.4: only the citizen's own charge earns and counts.
        var eligible = ReferenceWorld.Won(row["from_charge"]);
        var given = rules.Rate(at, facts, eligible, before, programmeBefore);
        Count(member, given.TookMember);
        Count(programme, given.TookProgramme);
        var booking = Book(at, row, facts, eligible, before, given, at.Year);
        purchases[booking.Tx] = new Purchase(booking, member, programme, programmeBefore)
        {
            AmountLeft = booking.Amount,
            EligibleLeft = eligible,
            GivenLeft = given,
        };
    }

    /// <summary>
    /// §11.5: what stays of the purchase is rated again at its old place, so the newest band goes out first; the
    /// counter comes back in the month of the purchase; nobody else's payment is touched.
    /// </summary>
    private void Cancel(DateTime at, Dictionary<string, string> row)
    {
        var amount = ReferenceWorld.Won(row["amount"]);
        var charge = ReferenceWorld.Won(row["from_charge"]);
        if (!purchases.TryGetValue(row["original_tx_id"], out var purchase)
            || purchase.AmountLeft < amount || purchase.EligibleLeft < charge)
        {
            Refused.Add(row["tx_id"]);
            return;
        }

        var old = purchase.GivenLeft;
        var stillBought = purchase.EligibleLeft;
        var first = purchase.Booking;
        purchase.AmountLeft -= amount;
        purchase.EligibleLeft -= charge;
        purchase.GivenLeft =
            rules.Rate(first.At, first.Facts, purchase.EligibleLeft, first.Before, purchase.ProgrammeBefore);
        var back = Minus(old, purchase.GivenLeft);
        Count(purchase.MemberCounter, -back.TookMember);
        Count(purchase.ProgrammeCounter, -back.TookProgramme);
        Book(at, row, first.Facts, charge, stillBought, back, first.BudgetYear);
    }

    private Booking Book(
        DateTime at, Dictionary<string, string> row, Facts facts, decimal eligible, decimal before, Breakdown given,
        int budgetYear)
    {
        var booking = new Booking(row["tx_id"], row["kind"], row["original_tx_id"], at, row["member_id"], facts,
            ReferenceWorld.Won(row["amount"]), eligible, before, given,
            ReferenceWorld.Won(row["operator_cashback"]), budgetYear);
        Bookings.Add(booking);
        return booking;
    }

    private void Count(string counter, decimal won) => counters[counter] = counters.GetValueOrDefault(counter) + won;

    /// <summary>Layer by layer and fund by fund; the layers are the same ones, for the place is the same.</summary>
    private static Breakdown Minus(Breakdown old, Breakdown rest)
    {
        var layers = old.Layers
            .Zip(rest.Layers, (one, other) => new Layer(one.Kind, one.Cashback - other.Cashback,
                one.Funds.Keys.Union(other.Funds.Keys).ToDictionary(
                    fund => fund,
                    fund => one.Funds.GetValueOrDefault(fund) - other.Funds.GetValueOrDefault(fund))))
            .ToList();
        return new Breakdown(layers, old.TookMember - rest.TookMember, old.TookProgramme - rest.TookProgramme);
    }

    private static DateTime Kst(string text)
        => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            .ToOffset(TimeSpan.FromHours(9)).DateTime;

    private sealed record Purchase(
        Booking Booking, string MemberCounter, string ProgrammeCounter, decimal ProgrammeBefore)
    {
        public required decimal AmountLeft { get; set; }
        public required decimal EligibleLeft { get; set; }
        public required Breakdown GivenLeft { get; set; }
    }
}
