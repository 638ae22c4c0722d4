using System.Buffers.Binary;
using System.Text;

namespace Eum.Benchmarks.Circuits;

/// <summary>
/// The little of MessagePack that a circuit speaks (the hub protocol blazorpack): nil, booleans, whole numbers, texts,
/// bytes and arrays.
/// </summary>
internal static class Pack
{
    /// <summary>A message with its length before it, as it goes over the wire.</summary>
    public static byte[] Frame(byte[] message)
    {
        List<byte> framed = [];
        for (var length = message.Length; ; length >>= 7)
        {
            framed.Add((byte)(length > 0x7F ? length & 0x7F | 0x80 : length));
            if (length <= 0x7F) break;
        }

        framed.AddRange(message);
        return [.. framed];
    }

    /// <summary>A call of a method of the hub; the id of a call whose answer is wanted, else null.</summary>
    public static byte[] Call(string? id, string method, params object?[] arguments)
    {
        using var stream = new MemoryStream();
        stream.WriteByte(0x96); // [1, headers, id, method, arguments, streams]
        Write(stream, 1);
        stream.WriteByte(0x80);
        Write(stream, id);
        Write(stream, method);
        stream.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Write(stream, argument);
        stream.WriteByte(0x90);
        return Frame(stream.ToArray());
    }

    public static byte[] Ping() => Frame([0x91, 6]);

    /// <summary>One value; what a circuit does not say is read over.</summary>
    public static object? Read(ReadOnlySpan<byte> from, ref int at)
    {
        var mark = from[at++];
        switch (mark)
        {
            case <= 0x7F: return (long)mark;
            case <= 0x8F: return Many(from, ref at, (mark & 0x0F) * 2);
            case <= 0x9F: return Many(from, ref at, mark & 0x0F);
            case <= 0xBF: return Text(from, ref at, mark & 0x1F);
            case 0xC0: return null;
            case 0xC2: return false;
            case 0xC3: return true;
            case 0xC4: return Bytes(from, ref at, Whole(from, ref at, 1));
            case 0xC5: return Bytes(from, ref at, Whole(from, ref at, 2));
            case 0xC6: return Bytes(from, ref at, Whole(from, ref at, 4));
            case 0xCA: return Skipped(ref at, 4);
            case 0xCB: return Skipped(ref at, 8);
            case 0xCC or 0xD0: return Whole(from, ref at, 1);
            case 0xCD or 0xD1: return Whole(from, ref at, 2);
            case 0xCE or 0xD2: return Whole(from, ref at, 4);
            case 0xCF or 0xD3: return Whole(from, ref at, 8);
            case 0xD9: return Text(from, ref at, Whole(from, ref at, 1));
            case 0xDA: return Text(from, ref at, Whole(from, ref at, 2));
            case 0xDB: return Text(from, ref at, Whole(from, ref at, 4));
            case 0xDC: return Many(from, ref at, (int)Whole(from, ref at, 2));
            case >= 0xE0: return (long)(sbyte)mark;
            default: throw new InvalidDataException($"A circuit does not say 0x{mark:x2}.");
        }
    }

    private static void Write(Stream stream, object? value)
    {
        switch (value)
        {
            case null:
                stream.WriteByte(0xC0);
                break;
            case bool flag:
                stream.WriteByte(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case int or long:
                Span<byte> number = stackalloc byte[9];
                number[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(number[1..], Convert.ToInt64(value, null));
                stream.Write(number);
                break;
            default:
                var text = Encoding.UTF8.GetBytes((string)value);
                Span<byte> length = stackalloc byte[5];
                length[0] = 0xDB;
                BinaryPrimitives.WriteInt32BigEndian(length[1..], text.Length);
                stream.Write(length);
                stream.Write(text);
                break;
        }
    }

    private static long Whole(ReadOnlySpan<byte> from, ref int at, int bytes)
    {
        var number = 0L;
        for (var i = 0; i < bytes; i++) number = number << 8 | from[at++];
        return number;
    }

    private static object?[] Many(ReadOnlySpan<byte> from, ref int at, int count)
    {
        var all = new object?[count];
        for (var i = 0; i < count; i++) all[i] = Read(from, ref at);
        return all;
    }

    private static string Text(ReadOnlySpan<byte> from, ref int at, long length) =>
        Encoding.UTF8.GetString(from.Slice((at += (int)length) - (int)length, (int)length));

    private static byte[] Bytes(ReadOnlySpan<byte> from, ref int at, long length) =>
        from.Slice((at += (int)length) - (int)length, (int)length).ToArray();

    private static object? Skipped(ref int at, int bytes)
    {
        at += bytes;
        return null;
    }
}
