using System.IO.Pipelines;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Tests.Reading;

public class RequestBodyTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 1)]
    [InlineData(100_000, 1)]
    [InlineData(100_000, 7)]
    public async Task Read_AnyPieces_GivesTheWhole(int size, int pieces)
    {
        var sent = new byte[size];
        new Random(size + pieces).NextBytes(sent);
        var pipe = new Pipe();
        var reading = RequestBody.ReadAsync(pipe.Reader, size);
        foreach (var piece in sent.Chunk(Math.Max(1, size / pieces)))
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();
        var body = await reading;

        Assert.False(body.TooLarge);
        Assert.Equal(sent, body.Memory.ToArray());
        body.Return();
    }

    [Fact]
    public async Task Read_OneByteTooMuch_StopsWithoutTheRest()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[101]);

        var body = await RequestBody.ReadAsync(pipe.Reader, 100);

        Assert.True(body.TooLarge);
        Assert.Equal(0, body.Memory.Length);
        body.Return();
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task Read_ConnectionBreaks_SaysSo(Type cause)
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[10]);
        await pipe.Writer.CompleteAsync((Exception)Activator.CreateInstance(cause)!);

        var exception = await Assert.ThrowsAsync<ClientGoneException>(() => RequestBody.ReadAsync(pipe.Reader, 100).AsTask());

        Assert.IsType(cause, exception.InnerException);
    }

    [Fact]
    public async Task Read_ServerRefuses_ThrowsWhatItThrew()
    {
        var pipe = new Pipe();
        await pipe.Writer.CompleteAsync(new BadHttpRequestException("bad", 413));

        await Assert.ThrowsAsync<BadHttpRequestException>(() => RequestBody.ReadAsync(pipe.Reader, 100).AsTask());
    }
}
