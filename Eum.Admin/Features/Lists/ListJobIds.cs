using System.Security.Cryptography;

namespace Eum.Admin.Features.Lists;

/// <summary>Ids of jobs that tell which list they are about, so that the list of jobs leads to it.</summary>
internal static class ListJobIds
{
    public static Guid NewId(long list)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        BitConverter.TryWriteBytes(bytes, (int)list);
        return new(bytes);
    }

    public static int ListOf(Guid job)
    {
        Span<byte> bytes = stackalloc byte[16];
        job.TryWriteBytes(bytes);
        return BitConverter.ToInt32(bytes);
    }
}
