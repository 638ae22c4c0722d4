using System.Globalization;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>The words of the command line, as <c>--name value</c>.</summary>
internal sealed class Asked(IReadOnlyDictionary<string, string> words)
{
    public int Rounds => words.TryGetValue("rounds", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 5;

    public string this[string name] =>
        words.TryGetValue(name, out var text) ? text : throw new DisagreementException($"--{name} is missing.");

    public static bool TryRead(string[] args, out Asked asked)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2) words[args[i].TrimStart('-')] = args[i + 1];
        asked = new(words);
        return args.Length % 2 == 0;
    }

    /// <summary>The books that --engine and --connection name, opened as the product opens them.</summary>
    public ServiceProvider Books()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Engine"] = this["engine"],
            ["ConnectionStrings:Eum"] = this["connection"],
        }).Build();
        return new ServiceCollection().AddEumStorage(settings).BuildServiceProvider();
    }
}

/// <summary>The measured and its yardstick did not do the same work: the figure would mean nothing.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
