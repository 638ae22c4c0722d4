using System.Diagnostics;

namespace Eum.Admin.Layout;

/// <summary>The number a person quotes so that operations find the line in the log.</summary>
internal static class TraceNumber
{
    public static string Of(HttpContext request) => Activity.Current?.TraceId.ToString() ?? request.TraceIdentifier;

    /// <summary>The running trace's, or a new one where none runs (inside a circuit).</summary>
    public static string Current() => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString();
}
