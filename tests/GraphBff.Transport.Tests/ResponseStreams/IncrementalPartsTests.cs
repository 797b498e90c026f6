using System.Buffers;
using System.Text;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.ResponseStreams;

public class IncrementalPartsTests
{
    [Fact]
    public async Task SingleResponse_MultipartOnly_IsOnePart()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""", "multipart/mixed;incrementalSpec=v0.2");

        Assert.Equal(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"hello\":\"world\"}}\r\n-----\r\n", answer.Text);
    }

    [Fact]
    public void WriteResponse_Payloads_EachEndsWithItsBoundary()
    {
        var form = new IncrementalParts();
        var output = new ArrayBufferWriter<byte>();

        output.Write(form.Opening);
        form.WriteResponse(output, "{\"data\":{},\"hasNext\":true}"u8, "");
        form.WriteResponse(output, "{\"hasNext\":false}"u8, "");
        output.Write(form.Completion);

        Assert.Equal(
            "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{},\"hasNext\":true}"
            + "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"hasNext\":false}"
            + "\r\n-----\r\n",
            Encoding.UTF8.GetString(output.WrittenSpan));
    }
}
