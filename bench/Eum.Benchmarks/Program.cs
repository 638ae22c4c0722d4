using Eum.Benchmarks;
using Eum.Benchmarks.Circuits;

const string Usage = """
    Eum.Benchmarks parse   --file PAYMENTS.csv
                   rating  --engine E --connection C
                   reports --engine E --connection C
                   ledger  --engine E --connection C
                   simulation --engine E --connection C
                   papers --engine Sqlite --connection C
                   merchants --engine E --connection C
                   rollups --engine E --connection C --file PAYMENTS.csv   (writes into the books)
                   circuits --engine E --connection C --portal URL --pid N --circuits N --seconds N
                   presets --engine E --connection C --portal URL
                                                                   (both make accounts in the books)
    --rounds N: how often each figure is taken; the median is printed. One JSON object a line.
    """;

if (args is not [var verb, .. var rest] || !Asked.TryRead(rest, out var asked))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    switch (verb)
    {
        case "parse": ParseBench.Run(asked); break;
        case "rating": RatingBench.Run(asked); break;
        case "reports": await ReportsBench.RunAsync(asked); break;
        case "ledger": await LedgerBench.RunAsync(asked); break;
        case "simulation": await SimulationBench.RunAsync(asked); break;
        case "merchants": await MerchantsBench.RunAsync(asked); break;
        case "papers": await PapersBench.RunAsync(asked); break;
        case "presets": await PresetsBench.RunAsync(asked); break;
        case "circuits": await CircuitsBench.RunAsync(asked); break;
        case "rollups": await RollupsBench.RunAsync(asked); break;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }

    return 0;
}
catch (DisagreementException wrong)
{
    Console.Error.WriteLine($"{verb}: {wrong.Message}");
    return 4;
}
