using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Domain.Cashback;

/// <summary>
/// A policy as the text that people read and storage keeps: JSON, strict (an unknown word is refused), amounts in won,
/// rates in basis points, instants ISO 8601 with offset. docs/domain/policies.md describes it with an example.
/// </summary>
public static class PolicyDocument
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        Converters =
        {
            new JsonStringEnumConverter<LayerKind>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter<CounterScope>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter<Fund>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter<Channel>(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false),
            new JsonStringEnumConverter<SalesBracket>(null, allowIntegerValues: false),
        },
    };

    /// <summary>Reads a policy with all its versions.</summary>
    /// <exception cref="PolicyDocumentException">The text is not JSON of this form, or what it says cannot hold; the
    /// message says what and where.</exception>
    public static Policy Read(string json)
    {
        Document document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(json, Format) ?? throw new JsonException("null");
        }
        catch (JsonException broken)
        {
            throw new PolicyDocumentException($"정책 문서를 읽을 수 없습니다: {broken.Message}", broken);
        }

        var policy = new Policy(document.Policy, document.Name, document.NameEn, document.Authority, document.Budget,
            [.. document.Versions.Select(version => Version(document.Policy, version))]);
        if (PolicyRules.ProblemWith(policy) is { } problem) throw new PolicyDocumentException(problem);
        return policy;
    }

    /// <summary>Reads one version alone, as <see cref="Write(PolicyVersion)"/> wrote it.</summary>
    /// <inheritdoc cref="Read"/>
    public static PolicyVersion ReadVersion(string policy, string json)
    {
        try
        {
            var text = JsonSerializer.Deserialize<VersionText>(json, Format) ?? throw new JsonException("null");
            return Version(policy, text);
        }
        catch (JsonException broken)
        {
            throw new PolicyDocumentException($"{policy}의 판을 읽을 수 없습니다: {broken.Message}", broken);
        }
    }

    /// <summary>
    /// SHA-256 (lower-case hex) of what payments feel of a version: its policy and layers, not who decided it or when
    /// it starts. What was computed under these rules holds as long as this is the same.
    /// </summary>
    public static string RulesSha256(string policy, PolicyVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var rules = JsonSerializer.Serialize(new { policy, version.InstantDiscount, version.Layers }, Format);
        rules = rules.Normalize(NormalizationForm.FormC);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)));
    }

    /// <summary>Writes the policy so that <see cref="Read"/> gives the same back.</summary>
    public static string Write(Policy policy) => JsonSerializer.Serialize(
        new Document
        {
            Policy = policy.Code,
            Name = policy.Name,
            NameEn = policy.NameEn,
            Authority = policy.Authority,
            Budget = policy.Budget,
            Versions = [.. policy.Versions.Select(VersionOf)],
        }, Format);

    /// <summary>One version alone, for the row that storage keeps of it.</summary>
    public static string Write(PolicyVersion version) => JsonSerializer.Serialize(VersionOf(version), Format);

    private static PolicyVersion Version(string policy, VersionText text)
    {
        if (!DateTimeOffset.TryParseExact(
            text.From, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            throw new PolicyDocumentException(
                $"{policy} {text.Version}판: 시행 시각 '{text.From}'을 yyyy-MM-ddTHH:mm:ss+09:00 꼴로 적으세요.");
        return new(text.Version, from.UtcDateTime, text.Decision, text.Layers)
        {
            InstantDiscount = text.InstantDiscount ?? false,
        };
    }

    private static VersionText VersionOf(PolicyVersion version) => new()
    {
        Version = version.Version,
        From = new DateTimeOffset(version.StartsAt).ToOffset(TimeSpan.FromHours(9))
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        Decision = version.Decision,
        InstantDiscount = version.InstantDiscount ? true : null,
        Layers = version.Layers,
    };

    private sealed record Document
    {
        public required string Policy { get; init; }

        public required string Name { get; init; }

        public required string NameEn { get; init; }

        public required int Authority { get; init; }

        public required string Budget { get; init; }

        public required IReadOnlyList<VersionText> Versions { get; init; }
    }

    private sealed record VersionText
    {
        public required int Version { get; init; }

        public required string From { get; init; }

        public required Decision Decision { get; init; }

        public bool? InstantDiscount { get; init; }

        public required IReadOnlyList<Layer> Layers { get; init; }
    }
}

/// <summary>A policy document says something that cannot be, in words for its author.</summary>
public sealed class PolicyDocumentException(string message, Exception? inner = null) : Exception(message, inner);
