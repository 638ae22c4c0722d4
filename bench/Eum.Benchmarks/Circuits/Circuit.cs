using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Eum.Benchmarks.Circuits;

/// <summary>
/// A page of the portal without a browser: gets it, opens its circuit, follows links as a click does and acknowledges
/// every drawing. What a browser would draw is only looked at for its texts.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<IReadOnlyList<string>> _drawn = Channel.CreateUnbounded<IReadOnlyList<string>>();
    private readonly CancellationTokenSource _closed = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HttpClient _http;
    private readonly string _cookie;
    private Task _listening = Task.CompletedTask;
    private long _calls;

    private Circuit(HttpClient http, string cookie) => (_http, _cookie) = (http, cookie);

    /// <summary>What went wrong; a portal that holds has none.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a page and waits until it lives.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient http, string cookie, string path)
    {
        var circuit = new Circuit(http, cookie);
        using var get = new HttpRequestMessage(HttpMethod.Get, path);
        get.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(get);
        answer.EnsureSuccessStatusCode();
        await circuit.StartAsync(path, await answer.Content.ReadAsStringAsync());
        return circuit;
    }

    /// <summary>Follows a link within the page; the texts of the drawing that shows the rows.</summary>
    public async Task<IReadOnlyList<string>> FollowAsync(
        string path, Func<string, bool> isRow, CancellationToken cancel)
    {
        while (_drawn.Reader.TryRead(out _)) continue; // What was drawn before it was clicked.
        await SendAsync(Pack.Call(null, "OnLocationChanged", new Uri(_http.BaseAddress!, path).ToString(), null, true));
        while (true)
        {
            var texts = await _drawn.Reader.ReadAsync(cancel);
            if (texts.Any(isRow)) return texts;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _listening;
        _socket.Dispose();
        _sending.Dispose();
        _closed.Dispose();
    }

    private async Task StartAsync(string path, string html)
    {
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        negotiate.Headers.Add("Cookie", _cookie);
        negotiate.Headers.Add("Origin", _http.BaseAddress!.ToString().TrimEnd('/'));
        using var agreed = await _http.SendAsync(negotiate);
        agreed.EnsureSuccessStatusCode();
        using var terms = JsonDocument.Parse(await agreed.Content.ReadAsStringAsync());
        var token = terms.RootElement.GetProperty("connectionToken").GetString()!;

        _socket.Options.SetRequestHeader("Cookie", _cookie);
        _socket.Options.SetRequestHeader("Origin", _http.BaseAddress.ToString().TrimEnd('/'));
        await _socket.ConnectAsync(
            new Uri($"ws://{_http.BaseAddress.Authority}/_blazor?id={Uri.EscapeDataString(token)}"), _closed.Token);
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        _listening = ListenAsync();

        var state = State().Match(html).Groups["state"].Value;
        var page = new Uri(_http.BaseAddress, path).ToString();
        await SendAsync(Pack.Call("1", "StartCircuit", _http.BaseAddress.ToString(), page, "[]", state));
        var markers = Marker().Matches(html).Select(match => match.Groups["marker"].Value)
            .Where(marker => marker.Contains("\"descriptor\"", StringComparison.Ordinal)).ToList();
        var operations = string.Join(
            ',',
            markers.Select((marker, at) => $"{{\"type\":\"add\",\"ssrComponentId\":{at + 1},\"marker\":{marker}}}"));
        await SendAsync(Pack.Call(
            null, "UpdateRootComponents", $"{{\"batchId\":1,\"operations\":[{operations}]}}", state));
        await _drawn.Reader.ReadAsync(_closed.Token);
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[1 << 16];
        var held = new MemoryStream();
        var isGreeted = false;
        try
        {
            while (!_closed.IsCancellationRequested)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(), _closed.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new WebSocketException("The portal hung up.");
                held.Write(buffer, 0, got.Count);
                if (!got.EndOfMessage) continue;

                var bytes = held.ToArray();
                held.SetLength(0);
                if (!isGreeted && Array.IndexOf(bytes, (byte)0x1E) is >= 0 and var end)
                {
                    isGreeted = true;
                    bytes = bytes[(end + 1)..];
                }

                for (var at = 0; at < bytes.Length;) await HearAsync(Next(bytes, ref at));
            }
        }
        catch (OperationCanceledException)
        {
            // Closed from this side.
        }
        catch (Exception broken) when (broken is WebSocketException or InvalidDataException)
        {
            Errors.Add(broken.Message);
            _drawn.Writer.TryComplete(broken);
        }
    }

    private static object?[] Next(byte[] bytes, ref int at)
    {
        var (length, shift) = (0, 0);
        while (true)
        {
            length |= (bytes[at] & 0x7F) << shift;
            shift += 7;
            if ((bytes[at++] & 0x80) == 0) break;
        }

        var place = 0;
        var message = (object?[])Pack.Read(bytes.AsSpan(at, length), ref place)!;
        at += length;
        return message;
    }

    private async Task HearAsync(object?[] message)
    {
        switch (message)
        {
            case [6L, ..]:
                await SendAsync(Pack.Ping());
                break;
            case [7L, ..]:
                Errors.Add("The portal closed the connection.");
                break;
            case [1L, _, _, "JS.RenderBatch", object?[] and [long batch, byte[] drawing, ..], ..]:
                await SendAsync(Pack.Call(null, "OnRenderCompleted", batch, null));
                _drawn.Writer.TryWrite(Texts(drawing));
                break;
            case [1L, _, _, "JS.BeginInvokeJS", object?[] and [long task, ..], ..]:
                if (task != 0)
                    await SendAsync(Pack.Call(
                        $"c{++_calls}", "EndInvokeJSFromDotNet", task, true, $"[{task},true,null]"));
                break;
            case [1L, _, _, "JS.Error", object?[] and [string error, ..], ..]:
                Errors.Add(error);
                break;
        }
    }

    // The last twenty bytes say where each part of a drawing begins; the texts are the last part.
    private static List<string> Texts(byte[] drawing)
    {
        var end = drawing.Length - 20;
        var table = BinaryPrimitives.ReadInt32LittleEndian(drawing.AsSpan(end + 16));
        List<string> texts = [];
        for (var entry = table; entry < end; entry += 4)
        {
            var at = BinaryPrimitives.ReadInt32LittleEndian(drawing.AsSpan(entry));
            var (length, shift) = (0, 0);
            while (true)
            {
                length |= (drawing[at] & 0x7F) << shift;
                shift += 7;
                if ((drawing[at++] & 0x80) == 0) break;
            }

            texts.Add(Encoding.UTF8.GetString(drawing, at, length));
        }

        return texts;
    }

    private async Task SendAsync(byte[] bytes)
    {
        await _sending.WaitAsync(_closed.Token);
        try
        {
            var type = _listening == Task.CompletedTask ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            await _socket.SendAsync(bytes, type, true, _closed.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]+)-->")]
    private static partial Regex State();

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->")]
    private static partial Regex Marker();
}
