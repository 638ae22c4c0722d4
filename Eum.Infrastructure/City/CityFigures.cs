using System.Globalization;

namespace Eum.Infrastructure.City;

/// <summary>A file that was written.</summary>
/// <param name="Bytes">Before any compression.</param>
public sealed record CityFile(
    string Path, string Kind, DateOnly BusinessDate, int Sequence, long Rows, long Amount, long Bytes);

/// <summary>
/// What a city came to: its files, what was paid and credited in them, in won, and where the operator was wrong.
/// </summary>
public sealed class CityFigures
{
    private readonly List<CityFile> _files = [];
    private readonly List<CityMistake> _mistakes = [];

    public IReadOnlyList<CityFile> Files => _files;

    /// <summary>The payments with a wrong operator_cashback; known here and nowhere in the files.</summary>
    public IReadOnlyList<CityMistake> Mistakes => _mistakes;

    public long Purchases { get; private set; }

    public long Refunds { get; private set; }

    /// <summary>Purchases less refunds, in won.</summary>
    public long Amount { get; private set; }

    /// <summary>Credited less taken back, in won, as the operator says.</summary>
    public long Cashback { get; private set; }

    /// <summary>Charged by members, in won, policy money not counted.</summary>
    public long Charged { get; internal set; }

    public int Members { get; internal set; }

    public int Cards { get; internal set; }

    public int Merchants { get; internal set; }

    public long Rows => _files.Sum(file => file.Rows);

    public long Bytes => _files.Sum(file => file.Bytes);

    /// <summary>A payment's id: the day and ten digits.</summary>
    internal static string Tx(int dayId, int sequence) =>
        (dayId * 10_000_000_000L + sequence).ToString("D18", CultureInfo.InvariantCulture);

    internal void Add(CityFile file) => _files.Add(file);

    internal void Add(CityMistake mistake) => _mistakes.Add(mistake);

    internal void Count(int sign, long amount, long credited)
    {
        if (sign > 0) Purchases++;
        else Refunds++;
        Amount += sign * amount;
        Cashback += sign * credited;
    }
}
