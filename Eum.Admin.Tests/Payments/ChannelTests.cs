using System.Text;
using Eum.Domain.Payments;

namespace Eum.Admin.Tests.Payments;

public sealed class ChannelTests
{
    [Theory]
    [InlineData("CARD", Channel.Card, 0)]
    [InlineData("QR", Channel.Qr, 1)]
    [InlineData("DELIVERY", Channel.Delivery, 2)]
    [InlineData("MALL", Channel.Mall, 3)]
    [InlineData("TAXI", Channel.Taxi, 4)]
    [InlineData("PHONE", Channel.Phone, 5)]
    public void Code_and_number_of_a_channel_belong_together(string code, Channel channel, int number)
    {
        Assert.True(Channels.TryParse(code, out var read));
        Assert.True(Channels.TryParse(Encoding.UTF8.GetBytes(code), out var fromBytes));
        Assert.Equal((channel, channel, number), (read, fromBytes, (int)read));
        Assert.Equal(code, channel.Code());
        Assert.NotEmpty(channel.KoreanName());
        Assert.NotEmpty(channel.EnglishName());
        Assert.Contains(channel, Channels.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("card")]
    [InlineData("CARD ")]
    [InlineData("ＱＲ")]
    public void Any_other_code_is_refused(string code)
    {
        Assert.False(Channels.TryParse(code, out _));
        Assert.False(Channels.TryParse(Encoding.UTF8.GetBytes(code), out _));
    }
}
