using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Hosting;

/// <summary>
/// What the portal says: its own texts, and in their place the words the city chose. <c>Words:ko:KEY</c> and
/// <c>Words:en:KEY</c> of the settings, KEY as in Resources/Texts.resx: "chapter.merchants": "상생가맹점".
/// </summary>
internal sealed partial class ChosenWords : IStringLocalizer<Texts>
{
    public const string Section = "Words";
    private readonly IStringLocalizer _own;
    private readonly Dictionary<string, Dictionary<string, string>> _chosen;

    /// <exception cref="InvalidOperationException">A key that no text has, a word without its {0}.</exception>
    public ChosenWords(IStringLocalizerFactory texts, IConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(settings);
        _own = texts.Create(typeof(Texts));
        _chosen = settings.GetSection(Section).GetChildren().ToDictionary(
            language => language.Key,
            language => language.GetChildren().ToDictionary(
                word => word.Key, word => word.Value ?? "", StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase);
        foreach (var (language, words) in _chosen)
            foreach (var (key, word) in words)
                Check(language, key, word);
    }

    public LocalizedString this[string name] => Chosen(name) is { } word ? new(name, word) : _own[name];

    public LocalizedString this[string name, params object[] arguments] => Chosen(name) is { } word
        ? new(name, string.Format(CultureInfo.CurrentCulture, word, arguments))
        : _own[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        _own.GetAllStrings(includeParentCultures).Select(text => this[text.Name]);

    private string? Chosen(string key) =>
        _chosen.Count > 0
        && _chosen.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var words)
            ? words.GetValueOrDefault(key)
            : null;

    private void Check(string language, string key, string word)
    {
        if (LanguageSwitch.Known.All(known => CultureInfo.GetCultureInfo(known).TwoLetterISOLanguageName != language))
            throw new InvalidOperationException($"Words:{language}: ko 또는 en 아래에 적으세요.");
        if (_own[key] is { ResourceNotFound: true })
            throw new InvalidOperationException($"Words:{language}:{key}: 그런 문구가 없습니다. 키는 Texts.resx에 있습니다.");
        if (word.Length == 0 || !PlacesOf(word).SetEquals(PlacesOf(_own[key].Value)))
            throw new InvalidOperationException(
                $"Words:{language}:{key}: '{word}'에는 본래 문구의 자리({string.Join(", ", PlacesOf(_own[key].Value))})가 있어야 하고 비울 수 없습니다.");
    }

    private static HashSet<string> PlacesOf(string text) =>
        [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();
}
