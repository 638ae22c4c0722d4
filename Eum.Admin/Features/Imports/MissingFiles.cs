using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>Sequence numbers that never came, from one to the other.</summary>
public sealed record SequenceGap(int From, int To)
{
    public override string ToString() => From == To ? $"{From}" : $"{From}–{To}";
}

/// <summary>Files of a kind that are awaited: their numbers run from 1 without a gap.</summary>
public sealed record MissingFiles(string Operator, string Kind, IReadOnlyList<SequenceGap> Gaps)
{
    public int Count => Gaps.Sum(gap => gap.To - gap.From + 1);

    /// <summary>
    /// A refused file posted nothing: its number is still awaited. Corrected rejects come as number 0.
    /// </summary>
    internal static async Task<IReadOnlyList<MissingFiles>> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        var came = db.ImportBatches.Where(batch => batch.Status != BatchStatus.Refused && batch.SequenceNo > 0);
        var kinds = await came.GroupBy(batch => new { batch.Operator, batch.Kind })
            .Select(files => new
            {
                files.Key.Operator,
                files.Key.Kind,
                Last = files.Max(batch => batch.SequenceNo!.Value),
                Came = files.Select(batch => batch.SequenceNo).Distinct().Count(),
            })
            .OrderBy(kind => kind.Operator).ThenBy(kind => kind.Kind)
            .ToListAsync(cancel);

        var missing = new List<MissingFiles>();
        foreach (var kind in kinds.Where(kind => kind.Came < kind.Last))
        {
            var numbers = await came.Where(batch => batch.Operator == kind.Operator && batch.Kind == kind.Kind)
                .Select(batch => batch.SequenceNo!.Value).Distinct().OrderBy(number => number).ToListAsync(cancel);
            missing.Add(new(kind.Operator, kind.Kind, [.. GapsIn(numbers)]));
        }

        return missing;
    }

    private static IEnumerable<SequenceGap> GapsIn(IEnumerable<int> numbers)
    {
        var next = 1;
        foreach (var number in numbers)
        {
            if (number > next) yield return new(next, number - 1);
            next = number + 1;
        }
    }
}
