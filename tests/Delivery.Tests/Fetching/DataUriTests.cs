using System.Text;
using Cuewright.Delivery.Fetching;

namespace Cuewright.Delivery.Tests.Fetching;

public sealed class DataUriTests : FetchingTest
{
    [Theory]
    [InlineData("data:video/mp4;base64,aGVsbG8=", "hello")]
    [InlineData("data:video/mp4;base64,aGVsbG8", "hello")]
    [InlineData("DATA:;BASE64,aGVs\r\n bG8=", "hello")]
    [InlineData("data:video/mp4;base64,aGVsbG8%3D", "hello")]
    [InlineData("data:;base64,Pj4-Pz8_", ">>>???")]
    [InlineData("data:text/plain;charset=utf-8,hello%20w%6Frld", "hello world")]
    [InlineData("data:,a,b", "a,b")]
    public async Task The_data_in_an_address_become_a_file(string address, string content)
    {
        Assert.Equal(content.Length, (await FetchAsync(address)).Size);
        Assert.Equal(content, await File.ReadAllTextAsync(Target));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(49_151)]
    [InlineData(49_152)]
    [InlineData(49_153)]
    [InlineData(300_000)]
    public async Task Large_data_come_out_as_they_went_in(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(index => (byte)(index * 31 >> 3)).ToArray();
        await FetchAsync("data:;base64," + Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Target));
        File.Delete(Target);
        await FetchAsync("data:," + string.Concat(bytes.Select(letter => $"%{letter:x2}")));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData("data:video/mp4;base64")]
    [InlineData("data:;base64,a")]
    [InlineData("data:;base64,!!!!")]
    [InlineData("data:;base64,aGVsbG8====")]
    [InlineData("data:;base64,ÄÄÄÄ")]
    [InlineData("data:,")]
    [InlineData("data:,100%")]
    [InlineData("data:,100%2")]
    [InlineData("data:,100%+1")]
    public async Task Damaged_data_are_a_failed_fetch(string address) => await RefusedAsync(FetchFault.FetchFailed, address);

    [Fact]
    public async Task Data_above_the_limit_are_refused_and_one_byte_less_is_not()
    {
        Options = Options with { MaxBytes = 1_000 };
        Assert.Equal(1_000, (await RefusedAsync(FetchFault.TooLarge, "data:;base64," + Convert.ToBase64String(new byte[1_001]))).Limit);
        await RefusedAsync(FetchFault.TooLarge, "data:," + new string('a', 1_001));
        Assert.Equal(1_000, (await FetchAsync("data:;base64," + Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('a', 1_000))))).Size);
    }
}
