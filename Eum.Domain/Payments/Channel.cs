using Eum.Domain.Values;

namespace Eum.Domain.Payments;

/// <summary>How a payment came in: at the counter, by QR or through an e-eum service. The numbers are stored.</summary>
public enum Channel
{
    Card = 0,
    Qr = 1,
    Delivery = 2,
    Mall = 3,
    Taxi = 4,
    Phone = 5,
}

public static class Channels
{
    public static IReadOnlyList<Channel> All { get; } =
        [Channel.Card, Channel.Qr, Channel.Delivery, Channel.Mall, Channel.Taxi, Channel.Phone];

    public static bool TryParse(ReadOnlySpan<byte> utf8Code, out Channel channel) =>
        TryParse(Widened.Of(utf8Code, stackalloc char[Widened.Length]), out channel);

    public static bool TryParse(ReadOnlySpan<char> code, out Channel channel)
    {
        (var known, channel) = code switch
        {
            "CARD" => (true, Channel.Card),
            "QR" => (true, Channel.Qr),
            "DELIVERY" => (true, Channel.Delivery),
            "MALL" => (true, Channel.Mall),
            "TAXI" => (true, Channel.Taxi),
            "PHONE" => (true, Channel.Phone),
            _ => (false, default),
        };
        return known;
    }

    public static string Code(this Channel channel) => channel switch
    {
        Channel.Card => "CARD",
        Channel.Qr => "QR",
        Channel.Delivery => "DELIVERY",
        Channel.Mall => "MALL",
        Channel.Taxi => "TAXI",
        Channel.Phone => "PHONE",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    public static string KoreanName(this Channel channel) => channel switch
    {
        Channel.Card => "카드",
        Channel.Qr => "QR",
        Channel.Delivery => "배달e음",
        Channel.Mall => "인천e몰",
        Channel.Taxi => "e음택시",
        Channel.Phone => "전화주문",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    public static string EnglishName(this Channel channel) => channel switch
    {
        Channel.Card => "Card",
        Channel.Qr => "QR",
        Channel.Delivery => "Delivery",
        Channel.Mall => "Online mall",
        Channel.Taxi => "Taxi",
        Channel.Phone => "Phone order",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };
}
