using System.Text;
using GraphBff.Transport.WebSockets;

namespace GraphBff.Transport.Tests.WebSockets;

public class ConnectionParametersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("""{"Authorization":"Bearer x"}""", "authorization=Bearer x")]
    [InlineData("""{"headers":{"Authorization":"Bearer x","n":1}}""", "authorization=Bearer x")]
    [InlineData("""{"Headers":{"authorization":"nested"},"authorization":"own"}""", "authorization=own")]
    [InlineData("""{"authorization":"own","headers":{"authorization":"nested"}}""", "authorization=own")]
    [InlineData("""{"authorization":null,"headers":{"authorization":"nested"}}""", "authorization=nested")]
    [InlineData("""{"n":1,"o":{"authorization":1},"headers":[{"authorization":"x"}]}""", "")]
    [InlineData("""{"headers":{"headers":{"authorization":"x"}}}""", "")]
    [InlineData("""{"headers":"text","authorization":"a\u00e9\"\n"}""", "authorization=aé\"\n")]
    public void Read_StringsOfThePayload_AreFoundWithoutCase(string payload, string expected)
    {
        Assert.Null(ConnectionParameters.Read(Encoding.UTF8.GetBytes(payload), ["Authorization"], out var parameters));

        Assert.Equal(expected, parameters.TryGetValue("authorization", out var value) ? $"authorization={value}" : "");
    }

    [Theory]
    [InlineData("""{"a":"1","a":"2"}""")]
    [InlineData("""{"Authorization":"1","authorization":"2"}""")]
    [InlineData("""{"headers":{"a":"1","A":"2"}}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":"a"}""")]
    [InlineData("""{"headers":{"\udc00":"a"}}""")]
    [InlineData("""{"authorization":1}""")]
    [InlineData("""{"authorization":true}""")]
    [InlineData("""{"AUTHORIZATION":{"token":"x"}}""")]
    [InlineData("""{"headers":{"authorization":["x"]}}""")]
    [InlineData("""{"authorization":"own","headers":{"authorization":1}}""")]
    public void Read_WhatCannotBeTold_Is4400(string payload)
        => Assert.Equal(4400, ConnectionParameters.Read(Encoding.UTF8.GetBytes(payload), ["Authorization"], out _)?.Code);
}
